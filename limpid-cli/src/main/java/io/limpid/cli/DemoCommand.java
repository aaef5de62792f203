package io.limpid.cli;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.Progress;
import io.limpid.cli.demo.page.DemoPage;
import io.limpid.cli.demo.page.Exhibition;
import io.limpid.cli.folder.OutputFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code limpid demo}: which of these two models would you trust? */
@Command(
        name = "demo",
        description = "Shows two models that answer alike, and what each of them looked at.",
        footer = {"  limpid demo", "  limpid demo -o somewhere-else"})
final class DemoCommand implements Callable<Integer> {
    private static final Path OWN_FOLDER = Path.of("limpid-demo");
    private static final String PAGE = "index.html";

    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Folder for page and pictures. Default: limpid-demo, which is the demo's own and overwritten.")
    Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Overwrite what is in DIR.")
    boolean force;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OutputFolder.Existing existing =
                force || output.isEmpty() ? OutputFolder.Existing.REPLACE : OutputFolder.Existing.KEEP;
        try (OutputFolder folder = OutputFolder.prepare(output.orElse(OWN_FOLDER), List.of(PAGE), existing)) {
            show(folder);
            return Failure.DONE;
        }
    }

    private void show(OutputFolder folder) {
        console.say("two models look at the same pictures ...");
        Exhibition exhibition = open();
        exhibition.pictures().forEach((name, picture) -> folder.write(name, picture::write));
        byte[] page = DemoPage.of(exhibition).getBytes(StandardCharsets.UTF_8);
        folder.write(PAGE, file -> Files.write(file, page));
        console.say("which of them would you trust? Open this page in a browser:");
        console.print(folder.resolve(PAGE).toAbsolutePath().normalize().toString());
    }

    private Exhibition open() {
        try (Progress progress = Progress.of(console, "looking", Exhibition.size())) {
            return Exhibition.open(progress::step);
        }
    }
}
