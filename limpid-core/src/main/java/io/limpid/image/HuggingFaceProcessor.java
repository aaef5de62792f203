package io.limpid.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;

/** Reads the {@code preprocessor_config.json} of a Hugging Face image classifier, old and new forms. */
final class HuggingFaceProcessor {
    /** Pillow's filter codes, which the files use: the position is the code. */
    private static final List<Interpolation> RESAMPLE = List.of(
            Interpolation.NEAREST,
            Interpolation.LANCZOS,
            Interpolation.BILINEAR,
            Interpolation.BICUBIC,
            Interpolation.BOX,
            Interpolation.HAMMING);

    private static final int CONVNEXT_SQUASHES_FROM = 384;
    private static final double CONVNEXT_CROP_SHARE = 224.0 / 256;
    private static final Size DEFAULT_SIZE = Size.square(224);

    private final JsonNode json;
    private final String type;

    HuggingFaceProcessor(JsonNode json) {
        this.json = json;
        this.type = json.path("image_processor_type")
                .asText(json.path("feature_extractor_type").asText(""));
    }

    Preprocessing read() {
        Channels channels = flag("do_flip_channel_order", is("MobileViT")) ? Channels.BGR : Channels.RGB;
        return new Preprocessing(geometry(), values(channels), channels, Layout.NCHW);
    }

    private Geometry geometry() {
        Geometry resized = flag("do_resize", true) ? resized() : geometry(size("size"), size("size"), Fit.CROP);
        boolean cropped = flag("do_center_crop", json.has("crop_size")) && json.hasNonNull("crop_size");
        return cropped ? geometry(size("crop_size"), resized.resize(), resized.fit()) : resized;
    }

    private Geometry geometry(Size input, Size resize, Fit fit) {
        return new Geometry(input, resize, fit, interpolation());
    }

    private Geometry resized() {
        Size size = size("size");
        if (is("ConvNext")) {
            return cutFrom(size, CONVNEXT_CROP_SHARE, size.width() >= CONVNEXT_SQUASHES_FROM);
        }
        if (json.hasNonNull("crop_pct")) {
            return cutFrom(size, 1, false);
        }
        if (is("Levit")) {
            return geometry(size, Size.square(size.width() * 256 / 224), Fit.SHORTEST);
        }
        return geometry(size, size, keepsProportions() ? Fit.SHORTEST : Fit.SQUASH);
    }

    private Geometry cutFrom(Size input, double share, boolean squash) {
        double cropShare = json.path("crop_pct").asDouble(share);
        return squash
                ? geometry(input, input, Fit.SQUASH)
                : geometry(input, Size.square((int) (input.width() / cropShare)), Fit.SHORTEST);
    }

    /** A plain number as size means the shortest edge to some families and a square to the others. */
    private boolean keepsProportions() {
        JsonNode size = json.path("size");
        return size.has("shortest_edge")
                || (size.isNumber() && (is("CLIP") || is("MobileNet") || is("EfficientFormer") || is("MobileViT")));
    }

    private Size size(String field) {
        JsonNode size = json.path(field);
        if (size.isMissingNode() || size.isNull()) {
            return DEFAULT_SIZE;
        }
        if (size.isNumber()) {
            return Size.square(size.intValue());
        }
        if (size.path("shortest_edge").isNumber()) {
            return Size.square(size.path("shortest_edge").intValue());
        }
        if (size.path("height").isNumber() && size.path("width").isNumber()) {
            return new Size(size.path("height").intValue(), size.path("width").intValue());
        }
        if (size.isArray() && size.size() == 2) {
            return new Size(size.path(0).intValue(), size.path(1).intValue());
        }
        throw new IllegalArgumentException("\"" + field + "\" is " + size
                + "; a number, {\"height\", \"width\"} or {\"shortest_edge\"} can be read");
    }

    private Interpolation interpolation() {
        int usual = is("CLIP") ? RESAMPLE.indexOf(Interpolation.BICUBIC) : RESAMPLE.indexOf(Interpolation.BILINEAR);
        int code = json.path("resample").asInt(usual);
        if (code < 0 || code >= RESAMPLE.size()) {
            throw new IllegalArgumentException("\"resample\" is " + code + "; Pillow's codes 0 to 5 can be read");
        }
        return RESAMPLE.get(code);
    }

    private PixelValues values(Channels channels) {
        double scale = flag("do_rescale", true) ? json.path("rescale_factor").asDouble(Presets.BY_255) : 1;
        double shift = flag("rescale_offset", false) ? 1 : 0;
        boolean normalized = flag("do_normalize", json.hasNonNull("image_mean"));
        List<Double> mean =
                normalized ? JsonFile.numbers(json, "image_mean", repeated(channels, 0)) : repeated(channels, 0);
        List<Double> std =
                normalized ? JsonFile.numbers(json, "image_std", repeated(channels, 1)) : repeated(channels, 1);
        boolean dividedTwice = normalized && is("EfficientNet") && flag("include_top", true);
        return new PixelValues(
                scale,
                mean.stream().map(each -> each + shift).toList(),
                dividedTwice ? std.stream().map(each -> each * each).toList() : std);
    }

    private static List<Double> repeated(Channels channels, double value) {
        return Collections.nCopies(channels.count(), value);
    }

    private boolean flag(String field, boolean otherwise) {
        return json.path(field).asBoolean(otherwise);
    }

    private boolean is(String family) {
        return type.startsWith(family);
    }
}
