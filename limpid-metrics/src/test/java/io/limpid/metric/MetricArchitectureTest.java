package io.limpid.metric;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The sideways rules of ARCHITECTURE.md for metrics. */
class MetricArchitectureTest {
    private static final JavaClasses METRICS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.limpid.metric", "io.limpid.evaluation");

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.limpid.(**)").should().beFreeOfCycles().check(METRICS);
    }

    @Test
    void families_doNotKnowEachOther() {
        slices().matching("io.limpid.metric.(faithfulness|robustness|localisation|complexity|randomisation|axiomatic)")
                .should()
                .notDependOnEachOther()
                .check(METRICS);
    }

    @Test
    void metrics_leaveFilesRuntimeAndDrawingToOthers() {
        noClasses()
                .that()
                .resideInAPackage("io.limpid.metric..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.onnxruntime..", "com.google.protobuf..", "java.awt..", "javax.imageio..", "java.io..")
                .check(METRICS);
    }
}
