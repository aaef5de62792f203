package io.limpid.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The preprocessings that have a name. */
final class Presets {
    static final double BY_255 = 1.0 / 255;

    private static final Geometry IMAGENET = imagenet(Interpolation.BILINEAR);
    private static final List<Double> ZEROS = List.of(0.0, 0.0, 0.0);
    private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);
    private static final List<Double> ONES = List.of(1.0, 1.0, 1.0);
    private static final Map<String, Preprocessing> BY_NAME = byName();

    private Presets() {}

    static Map<String, Preprocessing> all() {
        return BY_NAME;
    }

    static Preprocessing imagenet() {
        return rgb(BY_255, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    private static Map<String, Preprocessing> byName() {
        Map<String, Preprocessing> presets = new LinkedHashMap<>();
        presets.put("imagenet", imagenet());
        presets.put("imagenet-inception", rgb(BY_255, HALVES, HALVES));
        presets.put("clip", clip());
        presets.put("cifar10", cifar10());
        presets.put("zero-one", rgb(BY_255, ZEROS, ONES));
        presets.put("raw", rgb(1, ZEROS, ONES));
        presets.put("caffe", caffe());
        presets.put("paddle-text-line", paddleTextLine());
        return Collections.unmodifiableMap(presets);
    }

    private static Geometry imagenet(Interpolation interpolation) {
        return new Geometry(Size.square(224), Size.square(256), Fit.SHORTEST, interpolation);
    }

    private static Preprocessing rgb(double scale, List<Double> mean, List<Double> std) {
        return new Preprocessing(IMAGENET, new PixelValues(scale, mean, std), Channels.RGB, Layout.NCHW);
    }

    private static Preprocessing clip() {
        PixelValues values = new PixelValues(
                BY_255, List.of(0.48145466, 0.4578275, 0.40821073), List.of(0.26862954, 0.26130258, 0.27577711));
        return new Preprocessing(imagenet(Interpolation.BICUBIC).withoutMargin(), values, Channels.RGB, Layout.NCHW);
    }

    private static Preprocessing cifar10() {
        return rgb(BY_255, List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616))
                .withInputSize(32, 32)
                .withoutMargin();
    }

    /** What PaddleOCR does before its classifier of text direction. */
    private static Preprocessing paddleTextLine() {
        Size line = new Size(48, 192);
        Geometry geometry = new Geometry(line, line, Fit.LINE, Interpolation.BILINEAR);
        return new Preprocessing(geometry, new PixelValues(BY_255, HALVES, HALVES), Channels.BGR, Layout.NCHW);
    }

    private static Preprocessing caffe() {
        PixelValues values = new PixelValues(1, List.of(103.939, 116.779, 123.68), ONES);
        return new Preprocessing(IMAGENET, values, Channels.BGR, Layout.NCHW);
    }
}
