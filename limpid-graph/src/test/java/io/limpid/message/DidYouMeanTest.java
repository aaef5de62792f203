package io.limpid.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {
    private static final List<String> NAMES = List.of(
            "tsgb",
            "sun",
            "score",
            "big score",
            "smooth-grad",
            "x-grad-cam",
            "grad-cam++",
            "grad-cam",
            "golden retriever",
            "/layer4/layer4.1/Relu_1_output_0",
            "/layer4/layer4.1/conv2/Conv_output_0");

    @ParameterizedTest
    @CsvSource({
        "grad-camm, grad-cam",
        "scora, score",
        "son, sun",
        "gard-cam, grad-cam",
        "Grad_CAM, grad-cam",
        "gradcam++, grad-cam++",
        "golden retreiver, golden retriever",
        "retriever, golden retriever",
        "layer4.1.conv2, /layer4/layer4.1/conv2/Conv_output_0"
    })
    void nameThatIsNear_isAskedFor(String given, String near) {
        assertThat(DidYouMean.question(given, NAMES)).isEqualTo("; did you mean " + near + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "foo", "x", "", "xx", "lime"})
    void nameThatIsNearNone_isAskedForNone(String given) {
        assertThat(DidYouMean.question(given, NAMES)).isEqualTo(".");
    }

    @Test
    void severalNames_comeNearestFirst() {
        assertThat(DidYouMean.question("grad-camm", NAMES, 5))
                .isEqualTo("; did you mean grad-cam, grad-cam++ or x-grad-cam?");
        assertThat(DidYouMean.question("layer4", NAMES, 5))
                .isEqualTo("; did you mean /layer4/layer4.1/Relu_1_output_0 or /layer4/layer4.1/conv2/Conv_output_0?");
    }
}
