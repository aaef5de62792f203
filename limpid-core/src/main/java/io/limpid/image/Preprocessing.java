package io.limpid.image;

import io.limpid.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is done to a photo before a model sees it: scale, cut out, normalise, arrange. Must be what the model was trained
 * with, or its predictions are worthless.
 *
 * @param geometry which part of the photo, at which size
 * @param values how 8-bit values become numbers; as many means and deviations as {@code channels} has
 * @param channels which channels, in which order
 * @param layout the order of the tensor's axes
 */
public record Preprocessing(Geometry geometry, PixelValues values, Channels channels, Layout layout) {
    public Preprocessing {
        if (values.mean().size() != channels.count()) {
            throw new IllegalArgumentException("order=" + channels.spec() + " has " + channels.count()
                    + " channel(s), but mean and std have " + values.mean().size()
                    + " values; give as many as there are channels");
        }
    }

    /**
     * Returns what most ImageNet classifiers are trained with: shortest edge to 256 (bilinear), the middle 224 x 224,
     * values 0 to 1, ImageNet mean and deviation, RGB, {@code [N,C,H,W]}.
     */
    public static Preprocessing imagenet() {
        return Presets.imagenet();
    }

    /** Returns the presets that {@link #parse} knows, by name. */
    public static Map<String, Preprocessing> presets() {
        return Presets.all();
    }

    /**
     * Reads a spec: a preset ({@code clip}), a preset with changes ({@code imagenet(size=160,interpolation=bicubic)}), a
     * bare list of changes to {@code imagenet}, or the path of a {@code .json} file as for {@link #read}.
     *
     * <p>Parameters: {@code size} (the model's input: a number or HEIGHTxWIDTH; resize follows unless given), {@code
     * resize}, {@code fit}, {@code interpolation}, {@code scale} ({@code 1/255}), {@code mean} and {@code std} (one
     * number, or one per channel with colons between), {@code order}, {@code layout}.
     *
     * @throws IllegalArgumentException if a name or value is not known; the message suggests the nearest
     */
    public static Preprocessing parse(String spec) {
        return spec.strip().endsWith(".json") ? read(Path.of(spec.strip())) : PreprocessingSpec.parse(spec);
    }

    /**
     * Reads a Hugging Face {@code preprocessor_config.json} or a timm {@code config.json}, told apart by content.
     *
     * @throws IllegalArgumentException if the file is missing, no JSON, or says nothing on preprocessing
     */
    public static Preprocessing read(Path json) {
        return PreprocessingFile.read(json);
    }

    /**
     * Reads the image metadata of an ONNX file ({@code Image.BitmapPixelFormat}, {@code Image.NominalPixelRange}), if
     * there is any; size and fit, which it does not tell, are those of {@link #imagenet()}.
     *
     * @throws IllegalArgumentException if the metadata asks for something that is not supported, e.g. an alpha channel
     */
    public static Optional<Preprocessing> ofOnnxMetadata(Map<String, String> metadata) {
        return OnnxImageMetadata.read(metadata);
    }

    /** Returns this as a spec with every parameter; {@link #parse} makes the same of it. */
    public String spec() {
        return PreprocessingSpec.print(this);
    }

    /** Returns the same for a model whose input has this size; the share of the photo that it sees stays as it is. */
    public Preprocessing withInputSize(int height, int width) {
        return withGeometry(geometry.withInput(new Size(height, width)));
    }

    /** Returns the same without a border cut off: the photo is scaled to the input size itself. */
    public Preprocessing withoutMargin() {
        return withGeometry(geometry.withoutMargin());
    }

    /** Returns the same for a tensor with this order of axes. */
    public Preprocessing withLayout(Layout newLayout) {
        return new Preprocessing(geometry, values, channels, newLayout);
    }

    private Preprocessing withGeometry(Geometry newGeometry) {
        return new Preprocessing(newGeometry, values, channels, layout);
    }

    /** Returns the tensor that the model takes, and where its pixels lie on the photo. */
    public Prepared prepare(Image photo) {
        Size input = geometry.input();
        Geometry.Placement placement = geometry.place(photo.size());
        Region visible = placement.visible(input);
        Image seen = Resampler.resize(photo, placement.scaled(), visible, geometry.interpolation());
        float[] data = geometry.fit().fillsWithZero() ? new float[elements()] : fill(0);
        int column = visible.left() - placement.left();
        int row = visible.top() - placement.top();
        normalize(seen, data, row * input.width() + column);
        return new Prepared(tensor(data), placement.mapping(input));
    }

    /** Returns the tensor of a picture of one colour, {@code 0xRRGGBB}; a baseline for attributions. */
    public Tensor constant(int rgb) {
        return tensor(fill(rgb));
    }

    /** Returns what a pixel {@code 0xRRGGBB} becomes: one number per channel, in the tensor's channel order. */
    public float[] normalized(int rgb) {
        float[] pixel = new float[channels.count()];
        for (int channel = 0; channel < pixel.length; channel++) {
            pixel[channel] = values.table(channel)[channels.value(rgb, channel)];
        }
        return pixel;
    }

    /** Returns the least number per channel that a photo can give: that of black. */
    public float[] minimum() {
        return normalized(0x000000);
    }

    /** Returns the greatest number per channel that a photo can give: that of white. */
    public float[] maximum() {
        return normalized(0xFFFFFF);
    }

    private void normalize(Image seen, float[] data, int firstPixel) {
        int inputWidth = geometry.input().width();
        int pixelStride = layout.pixelStride(channels.count());
        for (int channel = 0; channel < channels.count(); channel++) {
            float[] table = values.table(channel);
            int base = channel * layout.channelStride(channels.count(), pixels()) + firstPixel * pixelStride;
            for (int y = 0; y < seen.height(); y++) {
                for (int x = 0; x < seen.width(); x++) {
                    int at = base + (y * inputWidth + x) * pixelStride;
                    data[at] = table[channels.value(seen.rgb(x, y), channel)];
                }
            }
        }
    }

    private float[] fill(int rgb) {
        float[] pixel = normalized(rgb);
        float[] data = new float[elements()];
        boolean interleaved = layout.channelStride(pixel.length, pixels()) == 1;
        for (int i = 0; i < data.length; i++) {
            data[i] = pixel[interleaved ? i % pixel.length : i / pixels()];
        }
        return data;
    }

    private int pixels() {
        return Math.multiplyExact(geometry.input().height(), geometry.input().width());
    }

    private int elements() {
        return Math.multiplyExact(channels.count(), pixels());
    }

    private Tensor tensor(float[] data) {
        return Tensor.of(data, layout.shape(channels.count(), geometry.input()));
    }

    @Override
    public String toString() {
        return spec();
    }
}
