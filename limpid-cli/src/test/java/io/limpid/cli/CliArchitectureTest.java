package io.limpid.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The sideways rules of ARCHITECTURE.md for the command line. */
class CliArchitectureTest {
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.limpid.cli");

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.limpid.(**)").should().beFreeOfCycles().check(CLI);
    }

    @Test
    void whatCommandsShare_knowsNoCommand() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.limpid.cli.console", "io.limpid.cli.folder", "io.limpid.cli.input", "io.limpid.cli.request")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.limpid.cli",
                        "io.limpid.cli.compile",
                        "io.limpid.cli.demo..",
                        "io.limpid.cli.evaluate",
                        "io.limpid.cli.explain",
                        "io.limpid.cli.inspect")
                .check(CLI);
    }
}
