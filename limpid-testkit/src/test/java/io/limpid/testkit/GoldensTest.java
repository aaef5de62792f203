package io.limpid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoldensTest {
    @BeforeEach
    void needsSharedMaterial() {
        Shared.assume();
    }

    @Test
    void models_listsThoseWithEntries() {
        assertThat(Goldens.models()).contains("squeezenet1.1", "vgg_cifar10").doesNotContain("preprocessing", "rise");
    }

    @Test
    void gradCamEntry_knowsLayerTargetAndStep() {
        GoldenEntry entry = Goldens.ofMethod("GradCAM").stream()
                .filter(each -> each.model().equals("squeezenet1.1") && each.isStep("raw"))
                .findFirst()
                .orElseThrow();

        assertThat(entry.layerTensor()).startsWith("/features/");
        assertThat(entry.target()).isBetween(0, 999);
        assertThat(entry.generator()).startsWith("pytorch-grad-cam");
        assertThat(entry.caution()).isEmpty();
    }

    @Test
    void load_givesTheShapeThatTheIndexStates() {
        GoldenEntry entry = Goldens.ofMethod("GradCAM").get(0);

        Tensor map = Goldens.load(entry);

        assertThat(map.shape()).isEqualTo(entry.shape());
        assertThat(Goldens.input(entry).rank()).isEqualTo(4);
        assertThat(Goldens.logits(entry).size()).isGreaterThan(entry.target());
    }

    @Test
    void everyArrayOfTheIndexes_isThere() {
        assertThat(Goldens.all())
                .filteredOn(GoldenEntry::isArray)
                .allSatisfy(entry -> assertThat(Shared.golden(entry.file())).exists());
    }
}
