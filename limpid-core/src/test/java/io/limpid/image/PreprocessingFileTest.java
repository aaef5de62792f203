package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreprocessingFileTest {
    private static final String IMAGENET = "mean=0.485:0.456:0.406,std=0.229:0.224:0.225";
    private static final String HUGGING_FACE_IMAGENET =
            "'do_normalize': true, 'image_mean': [0.485, 0.456, 0.406], 'image_std': [0.229, 0.224, 0.225]";
    private static final String HALVES = "'image_mean': [0.5, 0.5, 0.5], 'image_std': [0.5, 0.5, 0.5]";

    @TempDir
    Path folder;

    @Test
    void vit_squashesToAPlainSize() throws IOException {
        assertReads(
                "{'feature_extractor_type': 'ViTFeatureExtractor', 'do_normalize': true, 'do_resize': true,"
                        + " 'resample': 2, 'size': 224, " + HALVES + "}",
                "size=224,resize=224,fit=squash,mean=0.5,std=0.5");
    }

    @Test
    void vitWithNamedSize_squashes() throws IOException {
        assertReads(
                "{'image_processor_type': 'ViTImageProcessor', 'do_rescale': true, 'resample': 3, 'rescale_factor':"
                        + " 0.00392156862745098, 'size': {'height': 384, 'width': 320}, " + HALVES + "}",
                "size=384x320,resize=384x320,fit=squash,interpolation=bicubic,mean=0.5,std=0.5");
    }

    @Test
    void mobilenet_scalesTheShortestEdgeAndCrops() throws IOException {
        assertReads(
                "{'image_processor_type': 'MobileNetV2ImageProcessor', 'crop_size': {'height': 224, 'width': 224},"
                        + " 'do_center_crop': true, 'size': {'shortest_edge': 256}, 'resample': 2, " + HALVES + "}",
                "imagenet-inception(size=224,resize=256)");
    }

    @Test
    void clip_readsAPlainSizeAsShortestEdge() throws IOException {
        assertReads(
                "{'feature_extractor_type': 'CLIPFeatureExtractor', 'crop_size': 224, 'do_center_crop': true,"
                        + " 'size': 224, 'resample': 3, 'image_mean': [0.48145466, 0.4578275, 0.40821073],"
                        + " 'image_std': [0.26862954, 0.26130258, 0.27577711]}",
                "clip");
    }

    @Test
    void convnext_cutsAShareOfSmallInputsOnly() throws IOException {
        String convnext = "{'feature_extractor_type': 'ConvNextFeatureExtractor', 'crop_pct': 0.875, 'resample': 3, "
                + HUGGING_FACE_IMAGENET;

        assertReads(convnext + ", 'size': 224}", "imagenet(resize=256,interpolation=bicubic)");
        assertReads(
                convnext + ", 'size': {'shortest_edge': 384}}",
                "imagenet(size=384,resize=384,fit=squash,interpolation=bicubic)");
    }

    @Test
    void efficientnet_dividesTwice() throws IOException {
        Preprocessing read = read("{'image_processor_type': 'EfficientNetImageProcessor', 'size': {'height': 300,"
                + " 'width': 300}, 'resample': 0, " + HUGGING_FACE_IMAGENET + "}");

        assertThat(read.geometry().interpolation()).isEqualTo(Interpolation.NEAREST);
        assertThat(read.values().std().get(0)).isEqualTo(0.229 * 0.229);
    }

    @Test
    void processorThatOnlyRescales_leavesZeroToOne() throws IOException {
        assertReads(
                "{'image_processor_type': 'MobileViTImageProcessor', 'do_flip_channel_order': true, 'size':"
                        + " {'shortest_edge': 288}, 'crop_size': {'height': 256, 'width': 256}, 'do_rescale': true}",
                "zero-one(size=256,resize=288,order=bgr)");
        assertReads(
                "{'do_resize': false, 'do_rescale': false, 'do_normalize': false, 'size': 32}",
                "raw(size=32,resize=32,fit=crop)");
    }

    @Test
    void timm_isReadInBothForms() throws IOException {
        String config = "'input_size': [3, 288, 288], 'interpolation': 'bicubic', 'crop_pct': 0.95, 'mean':"
                + " [0.485, 0.456, 0.406], 'std': [0.229, 0.224, 0.225]";
        String spec = "size=288,resize=303,interpolation=bicubic," + IMAGENET;

        assertReads("{'architecture': 'resnet50', 'pretrained_cfg': {" + config + ", 'crop_mode': 'center'}}", spec);
        assertReads("{'architecture': 'resnet50', " + config + "}", spec);
        assertReads("{'pretrained_cfg': {" + config + ", 'crop_mode': 'squash'}}", spec + ",fit=squash");
    }

    @Test
    void fileThatSaysNothing_isRejectedByName() throws IOException {
        assertThatThrownBy(() -> read("{'architectures': ['ResNet']}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("config.json", "preprocessor_config.json");
        assertThatThrownBy(() -> read("{'image_mean': 'blue'}")).hasMessageContaining("image_mean");
        assertThatThrownBy(() -> read("{")).hasMessageContaining("not valid JSON");
    }

    @Test
    void onnxMetadata_tellsOrderAndRange() {
        assertThat(Preprocessing.ofOnnxMetadata(Map.of("author", "me"))).isEmpty();
        assertThat(onnx("Bgr8", "NominalRange_0_255")).isEqualTo(Preprocessing.parse("raw(order=bgr)"));
        assertThat(onnx("RGB8", "normalized_0_1")).isEqualTo(Preprocessing.parse("zero-one"));
        assertThat(onnx("Rgb8", "Normalized_1_1").minimum()).containsExactly(-1, -1, -1);
        assertThat(onnx("Rgb8", "Normalized_1_1").maximum()).containsExactly(1, 1, 1);
        assertThat(onnx("Gray8", "NominalRange_16_235").minimum()).containsExactly(16);
        assertThat(onnx("Gray8", "NominalRange_16_235").maximum()).containsExactly(235);
        assertThatThrownBy(() -> onnx("Rgba8", "Normalized_0_1")).hasMessageContaining("Gray8, Rgb8, Bgr8");
    }

    private static Preprocessing onnx(String format, String range) {
        return Preprocessing.ofOnnxMetadata(Map.of("Image.BitmapPixelFormat", format, "image.nominalpixelrange", range))
                .orElseThrow();
    }

    private void assertReads(String json, String spec) throws IOException {
        assertThat(read(json)).isEqualTo(Preprocessing.parse(spec));
    }

    private Preprocessing read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), json.replace('\'', '"'));
        return Preprocessing.parse(file.toString());
    }
}
