package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.method.perturbation.Enlargement.Alignment;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An image behind the channels of a layer as masks: {@code x H_k} in front of nothing, {@code x H_k + b (1 - H_k)} in front of
 * another image {@code b}, where {@code H_k} is channel {@code k} enlarged to the
 * image's size and scaled to 0–1, {@code (U - min U) / (max U - min U)}.
 *
 * <p>A channel that is the same everywhere hides everything.
 */
final class ChannelMasks {
    private final Picture picture;
    private final float[] maps;
    private final int places;
    private final Enlargement enlargement;

    private ChannelMasks(Picture picture, Tensor layer, Alignment alignment) {
        this.picture = picture;
        this.maps = layer.toFloats();
        Size from = new Size(layer.size(2), layer.size(3));
        this.places = from.height() * from.width();
        this.enlargement = Enlargement.of(from, picture.size(), alignment);
    }

    /**
     * Prepares masks.
     *
     * @param picture the image behind them
     * @param layer {@code [1,C,h,w]}
     */
    static ChannelMasks of(Picture picture, Tensor layer, Alignment alignment) {
        return new ChannelMasks(picture, layer, alignment);
    }

    /** Returns all channels. */
    List<Integer> all() {
        return IntStream.range(0, maps.length / places).boxed().toList();
    }

    /** Returns the channels that are not the same everywhere. */
    List<Integer> varying() {
        return all().stream().filter(this::varies).toList();
    }

    private boolean varies(int channel) {
        int start = channel * places;
        for (int i = 1; i < places; i++) {
            if (maps[start + i] != maps[start]) {
                return true;
            }
        }
        return false;
    }

    /** Returns the image behind each of these channels, {@code [n,...]}. */
    Tensor masked(List<Integer> channels) {
        int elements = picture.elements();
        ByteBuffer bytes = ByteBuffer.allocateDirect(channels.size() * elements * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = bytes.asFloatBuffer();
        float[] mask = new float[picture.size().height() * picture.size().width()];
        float[] result = new float[elements];
        for (int channel : channels) {
            enlargement.enlarge(maps, channel * places, mask);
            scale(mask);
            picture.mask(mask, result);
            floats.put(result);
        }
        long[] shape = picture.shape();
        shape[0] = channels.size();
        return Tensor.raw(ElementType.FLOAT, shape, bytes);
    }

    private static void scale(float[] mask) {
        float least = mask[0];
        float greatest = mask[0];
        for (float value : mask) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float range = greatest - least;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = range > 0 ? (mask[i] - least) / range : 0;
        }
    }
}
