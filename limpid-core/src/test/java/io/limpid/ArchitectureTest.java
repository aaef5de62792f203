package io.limpid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The sideways rules of ARCHITECTURE.md; Maven itself refuses the upward ones. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("limpid-testkit"))
            .importPackages("io.limpid");

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void onlyTheRuntime_knowsOnnxRuntime() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.limpid.runtime")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime.."));
    }

    @Test
    void onlyTheFileFormat_knowsTheWireFormat() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.limpid.graph.onnx")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.protobuf..", "ai.onnx.."));
    }

    @Test
    void onlyImagesAndHeatmaps_draw() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.limpid.image", "io.limpid.heatmap")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio.."));
    }

    @Test
    void rulesAndOperators_doNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("io.limpid.backward.rule")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.limpid.backward.operator"));
        check(noClasses()
                .that()
                .resideInAPackage("io.limpid.backward.operator")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.limpid.backward.rule"));
    }

    @Test
    void theWalker_knowsNeitherRulesNorOperators() {
        check(noClasses()
                .that()
                .resideInAPackage("io.limpid.backward")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.limpid.backward.rule", "io.limpid.backward.operator", "io.limpid.backward.canonizer"));
    }

    @Test
    void packages_haveNoCycles() {
        check(slices().matching("io.limpid.(**)").should().beFreeOfCycles());
    }
}
