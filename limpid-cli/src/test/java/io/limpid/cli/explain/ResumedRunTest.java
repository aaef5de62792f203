package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An {@code explain} that was ended before it was done, and is given again. */
class ResumedRunTest {
    private static final String JOURNAL = "explain.jsonl";
    private static final int TO_GO = 4;

    @TempDir
    Path folder;

    private Bench bench;
    private Path photos;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        bench = new Bench(folder);
        photos = Files.createDirectory(folder.resolve("photos"));
        out = folder.resolve("out");
        for (String name : List.of("a", "b", "c", "d")) {
            photo(name);
        }
    }

    private void photo(String name) {
        bench.photo("photos/" + name + ".png");
    }

    private Run explain(Path to, Object... more) {
        List<Object> args = new ArrayList<>(List.of("explain", bench.model(), photos, "-o", to));
        args.addAll(Arrays.asList(more));
        return Run.of(args.toArray());
    }

    /** Leaves the folder of a run that was killed when it had done all photos but the last. */
    private void killedBeforeTheLast(Object... more) throws IOException {
        Files.writeString(photos.resolve("d.png"), "not there yet");
        explain(out, more).failsWith(1, "d.png");
        Files.delete(out.resolve("manifest.json"));
        photo("d");
    }

    /** What is in a manifest but for times, text for text. */
    private static String record(Path folder) {
        return new String(Bench.content(folder.resolve("manifest.json")), StandardCharsets.UTF_8)
                .replaceAll("\"milliseconds\" : [0-9.E-]+", "");
    }

    private void assertThatItEndedAsIfItHadNotBeenKilled(Object... options) {
        Path whole = folder.resolve("whole");
        explain(whole, options).succeeds();
        assertThat(record(out)).isEqualTo(record(whole));
        assertThat(Bench.files(out)).isEqualTo(Bench.files(whole)).doesNotContain(JOURNAL);
        Bench.files(whole).stream()
                .filter(name -> !name.equals("manifest.json"))
                .forEach(name -> assertThat(out.resolve(name)).hasSameBinaryContentAs(whole.resolve(name)));
    }

    @Test
    void resumedRun_takesOverWhatIsDone_andEndsAsIfItHadNotBeenKilled() throws IOException {
        killedBeforeTheLast();
        FileTime written = Files.getLastModifiedTime(out.resolve("a.grad-cam.top1.png"));

        Run run = explain(out, "--resume", "--json").succeeds();

        assertThat(run.err())
                .contains(
                        "going on with an earlier run: 3 of 4 result(s) are there already",
                        "d.png, grad-cam",
                        "4 result(s) in " + out + ", 3 of them from an earlier run")
                .doesNotContain("a.png, grad-cam");
        assertThat(run.out()).isEqualTo(Files.readString(out.resolve("manifest.json")));
        assertThat(Files.getLastModifiedTime(out.resolve("a.grad-cam.top1.png")))
                .isEqualTo(written);
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void severalMethodsLayersAndClasses_inBatches_endAsIfTheyHadNotBeenKilled() throws IOException {
        Object[] options = {
            "-m",
            "grad-cam",
            "-m",
            "occlusion",
            "-m",
            "layer-cam",
            "-l",
            "stages",
            "-t",
            "top2",
            "--batch",
            "3",
            "--boxes"
        };
        killedBeforeTheLast(options);
        dropLines(2);

        explain(out, with(options, "--resume")).succeeds();

        assertThatItEndedAsIfItHadNotBeenKilled(options);
    }

    private static Object[] with(Object[] options, Object more) {
        Object[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = more;
        return all;
    }

    private void dropLines(int count) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve(JOURNAL));
        Files.write(out.resolve(JOURNAL), lines.subList(0, lines.size() - count));
    }

    @Test
    void withoutResume_theFolderIsLeftAsItIs_andBothWaysOutAreNamed() throws IOException {
        killedBeforeTheLast();
        List<String> before = Bench.files(out);

        explain(out)
                .failsWith(
                        2, "an explain was ended before it was done", "--resume", "--force", "another folder with -o");

        assertThat(Bench.files(out)).isEqualTo(before);
        assertThat(explain(out, "--force").succeeds().err()).contains("a.png, grad-cam");
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target was top1, is top2:-t,top2",
                "methods was grad-cam = grad-cam(layer=auto:-m,layer-cam",
                "methods was:-l,stages",
                "colors was by method, is jet:--colors,jet",
                "boxes was none, is 0.15:--boxes",
                "preprocessing was:--preprocess,raw"
            })
    void otherOptions_areRefused_byName(String case1) throws IOException {
        killedBeforeTheLast();
        int colon = case1.lastIndexOf(':');

        explain(out, with(case1.substring(colon + 1).split(","), "--resume"))
                .failsWith(2, case1.substring(0, colon), "give the same ones", "--force");

        explain(out, "--resume", "--batch", "2").succeeds();
    }

    @Test
    void otherModel_isRefused() throws IOException {
        killedBeforeTheLast();
        bench.modelWithNan();

        Run.of("explain", folder.resolve("nan.onnx"), photos, "-o", out, "--resume")
                .failsWith(2, "model was ");
    }

    @Test
    void photoThatHasChanged_isExplainedAgain_oneThatWasOnlyTouchedIsNot() throws IOException {
        killedBeforeTheLast();
        bench.photo("photos/b.png", 30, 30);
        Files.setLastModifiedTime(photos.resolve("c.png"), FileTime.fromMillis(1));

        Run run = explain(out, "--resume").succeeds();

        assertThat(run.err())
                .contains("changed since, and explained again: " + photos.resolve("b.png"), "2 of 4 result(s)")
                .doesNotContain("c.png, grad-cam");
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void pictureThatIsGone_andNumbersThatWereCut_areMadeAgain() throws IOException {
        killedBeforeTheLast();
        Files.delete(out.resolve("a.grad-cam.top1.png"));
        Files.write(out.resolve("b.grad-cam.top1.npy"), new byte[0]);

        Run run = explain(out, "--resume").succeeds();

        assertThat(run.err())
                .contains("gone or changed since, and made again: a.grad-cam.top1.png, b.grad-cam.top1.png");
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void lineThatWasCutOff_andOneThatIsDamaged_countAsNotDone() throws IOException {
        killedBeforeTheLast();
        Path journal = out.resolve(JOURNAL);
        String text = Files.readString(journal).replaceFirst("\"made\":\\{", "\"made\":[");
        Files.writeString(journal, text.substring(0, text.length() - 100));
        Files.writeString(out.resolve(".123e4567-e89b-42d3-a456-426614174000.part.d.grad-cam.top1.png"), "half");
        Files.writeString(out.resolve(".part.of something else"), "half");

        assertThat(explain(out, "--resume").succeeds().err()).contains("1 of 4 result(s) are there already");

        Files.delete(out.resolve(".part.of something else"));
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void photoThatFailed_isTriedAgain() throws IOException {
        Files.writeString(photos.resolve("b.png"), "no picture");
        Run failed = explain(out).failsWith(1, "b.png");
        assertThat(failed.err()).contains("1 failed", "--resume tries again what failed");

        explain(out, "--resume")
                .failsWith(1, "b.png", "3 result(s) in " + out + ", 3 of them from an earlier run; 1 failed");
        photo("b");
        assertThat(explain(out, "--resume").succeeds().err()).contains("b.png, grad-cam");

        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void pictureThatCannotBeWritten_leavesNoNumbersAlone_andIsTriedAgain() throws IOException {
        Path inTheWay = Files.createDirectories(out.resolve("b.grad-cam.top1.png"));

        explain(out, "--force").failsWith(1, "b.grad-cam.top1.png cannot be written");

        assertThat(Bench.files(out)).doesNotContain("b.grad-cam.top1.npy").contains("a.grad-cam.top1.npy");
        Files.delete(inTheWay);
        explain(out, "--resume").succeeds();
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void photosThatCameAndWent_changeNothingOfTheOthers() throws IOException {
        killedBeforeTheLast();
        photo("aa");
        Files.delete(photos.resolve("b.png"));

        assertThat(explain(out, "--resume").succeeds().err())
                .contains("explained earlier, and not asked for any more: " + photos.resolve("b.png"));

        Path whole = folder.resolve("whole");
        explain(whole).succeeds();
        assertThat(record(out)).isEqualTo(record(whole));
    }

    @Test
    void photosByOtherPaths_areRefused_beforeTheyAreAllExplainedAgain() throws IOException {
        killedBeforeTheLast();

        Run.of("explain", bench.model(), photos.resolve("..").resolve("photos"), "-o", out, "--resume")
                .failsWith(2, "unfinished run over other images: " + photos.resolve("a.png"), "as they were given");

        explain(out, "--resume").succeeds();
        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void runThatWasKilledWithinItsFirstResult_isResumedToo() throws IOException {
        killedBeforeTheLast();
        dropLines(3);

        explain(out).failsWith(2, "--resume");
        explain(out, "--resume").succeeds();

        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void runThatWasKilledBeforeItsFirstResult_isInNobodysWay() throws IOException {
        killedBeforeTheLast();
        dropLines(3);
        for (String name : Bench.files(out)) {
            Files.deleteIfExists(name.equals(JOURNAL) ? out.resolve("none") : out.resolve(name));
        }

        explain(out, "-m", "grad-cam").succeeds();

        assertThatItEndedAsIfItHadNotBeenKilled();
    }

    @Test
    void folderOfNoRun_isBegun_thatOfAWholeOneRefused() {
        assertThat(explain(out, "--resume").succeeds().err()).doesNotContain("earlier run");

        explain(out, "--resume").failsWith(2, "its run is done", "--force instead of --resume");
        assertThat(explain(out, "--resume", "--force").exitCode()).isEqualTo(2);
    }

    @Test
    void otherCommands_doNotWriteIntoTheFolder() throws IOException {
        killedBeforeTheLast();

        Run.of("compare", bench.model(), photos.resolve("a.png"), "-m", "saliency", "-o", out)
                .failsWith(2, "an explain was ended before it was done");
    }

    @Test
    void runThatIsKilled_leavesWhatItHasDone() throws IOException, InterruptedException {
        List<Object> args = List.of("explain", bench.model(), photos, "-m", "smooth-grad(samples=800)", "-o", out);
        Process process = Run.start(args.toArray());
        while (process.isAlive() && lines() < 1 + 1) {
            Thread.sleep(1);
        }
        process.destroyForcibly().waitFor();
        assertThat(Bench.files(out)).contains(JOURNAL).doesNotContain("manifest.json");
        int done = lines() - 1;
        assertThat(done).isBetween(1, TO_GO - 1);

        assertThat(explain(out, "-m", "smooth-grad(samples=800)", "--resume")
                        .succeeds()
                        .err())
                .contains("going on with an earlier run: " + done + " of 4");

        assertThatItEndedAsIfItHadNotBeenKilled("-m", "smooth-grad(samples=800)");
    }

    private int lines() throws IOException {
        Path journal = out.resolve(JOURNAL);
        return Files.exists(journal) ? (int) Files.readString(journal).lines().count() : 0;
    }
}
