package io.limpid.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the pretrained configuration of a timm model: {@code input_size}, {@code crop_pct}, {@code mean} and so on. */
final class TimmConfig {
    private static final double DEFAULT_CROP_SHARE = 0.875;
    private static final String RANDOM = "random";

    private TimmConfig() {}

    static Preprocessing read(JsonNode config) {
        PixelValues imagenet = Presets.imagenet().values();
        PixelValues values = new PixelValues(
                Presets.BY_255,
                JsonFile.numbers(config, "mean", imagenet.mean()),
                JsonFile.numbers(config, "std", imagenet.std()));
        List<Double> input = JsonFile.numbers(config, "input_size", List.of(3.0, 224.0, 224.0));
        if (input.size() != 3) {
            throw new IllegalArgumentException(
                    "\"input_size\" is " + config.path("input_size") + "; it must be [channels, height, width]");
        }
        Channels channels = input.get(0) == 1 ? Channels.GRAY : Channels.RGB;
        Size size = new Size(input.get(1).intValue(), input.get(2).intValue());
        return new Preprocessing(geometry(config, size), values, channels, Layout.NCHW);
    }

    private static Geometry geometry(JsonNode config, Size input) {
        double share = config.path("crop_pct").asDouble(DEFAULT_CROP_SHARE);
        Size resize = new Size((int) (input.height() / share), (int) (input.width() / share));
        String mode = config.path("crop_mode").asText("center");
        Fit fit =
                switch (mode) {
                    case "center" -> Fit.SHORTEST;
                    case "squash" -> Fit.SQUASH;
                    case "border" -> Fit.LETTERBOX;
                    default ->
                        throw new IllegalArgumentException(
                                "\"crop_mode\" is \"" + mode + "\"; allowed: center, squash, border");
                };
        return new Geometry(input, resize, fit, interpolation(config));
    }

    private static Interpolation interpolation(JsonNode config) {
        String name = config.path("interpolation").asText("bicubic").toUpperCase(Locale.ROOT);
        if (name.equalsIgnoreCase(RANDOM) || name.isEmpty()) {
            return Interpolation.BILINEAR;
        }
        return Arrays.stream(Interpolation.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"interpolation\" is \"" + name + "\"; allowed: "
                        + Arrays.stream(Interpolation.values())
                                .map(Interpolation::spec)
                                .toList()));
    }
}
