package io.limpid.image;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the image metadata of ONNX files (ONNX, "MetadataProps", image category); keys and values ignore case. */
final class OnnxImageMetadata {
    private static final String FORMAT = "Image.BitmapPixelFormat";
    private static final String RANGE = "Image.NominalPixelRange";
    private static final String GAMMA = "Image.ColorSpaceGamma";

    private OnnxImageMetadata() {}

    static Optional<Preprocessing> read(Map<String, String> metadata) {
        Map<String, String> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        entries.putAll(metadata);
        if (!entries.containsKey(FORMAT) && !entries.containsKey(RANGE)) {
            return Optional.empty();
        }
        if (value(entries, GAMMA, "srgb").equals("linear")) {
            throw unsupported(GAMMA, "Linear", "SRGB");
        }
        Channels channels = channels(value(entries, FORMAT, "rgb8"));
        PixelValues values = values(value(entries, RANGE, "nominalrange_0_255"), channels.count());
        Preprocessing imagenet = Presets.imagenet();
        return Optional.of(new Preprocessing(imagenet.geometry(), values, channels, imagenet.layout()));
    }

    private static String value(Map<String, String> entries, String key, String otherwise) {
        return entries.getOrDefault(key, otherwise).toLowerCase(Locale.ROOT);
    }

    private static Channels channels(String format) {
        return switch (format) {
            case "gray8" -> Channels.GRAY;
            case "rgb8" -> Channels.RGB;
            case "bgr8" -> Channels.BGR;
            default -> throw unsupported(FORMAT, format, "Gray8, Rgb8, Bgr8");
        };
    }

    private static PixelValues values(String range, int channels) {
        return switch (range) {
            case "nominalrange_0_255" -> values(1, 0, channels);
            case "normalized_0_1" -> values(Presets.BY_255, 0, channels);
            case "normalized_1_1" -> values(2 * Presets.BY_255, 1, channels);
            case "nominalrange_16_235" -> values((235 - 16) / 255.0, -16, channels);
            default ->
                throw unsupported(
                        RANGE, range, "NominalRange_0_255, Normalized_0_1, Normalized_1_1, NominalRange_16_235");
        };
    }

    private static PixelValues values(double scale, double mean, int channels) {
        List<Double> ones = Collections.nCopies(channels, 1.0);
        return new PixelValues(scale, Collections.nCopies(channels, mean), ones);
    }

    private static IllegalArgumentException unsupported(String key, String value, String allowed) {
        return new IllegalArgumentException("the ONNX file says " + key + "=" + value + "; supported: " + allowed
                + ". Give the preprocessing as a spec instead, e.g. imagenet");
    }
}
