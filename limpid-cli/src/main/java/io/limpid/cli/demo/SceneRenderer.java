package io.limpid.cli.demo;

import io.limpid.cli.demo.GroundLayer.Road;
import io.limpid.cli.demo.RidgeLayer.Ridge;
import io.limpid.cli.demo.SignLayer.Wear;
import io.limpid.cli.demo.TreeLayer.Tree;
import io.limpid.image.Image;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Photographs scenes: the same scene gives the same bytes on every machine. */
public final class SceneRenderer {
    private static final int SIZE = Picture.SIZE;
    private static final float INK_LEVEL = 250;
    private static final Rgb DISTANT_WOOD = Rgb.screen(0x5C7040);
    private static final Rgb NEAR_WOOD = Rgb.screen(0x5E7032);

    private final Scene scene;
    private final Camera camera;
    private final Light light;
    private final Plate plate;

    private SceneRenderer(Scene scene) {
        this.scene = scene;
        this.camera = Camera.of(scene.dice("camera"));
        this.light = Light.of(scene.dice("light"));
        this.plate = Plate.of(scene.dice("plate"), camera);
    }

    /** Returns the photograph of a scene with the masks of its sign and its mark. */
    public static Picture render(Scene scene) {
        return render(scene, List.of(scene.mark())).get(0);
    }

    /** Returns one photograph of a scene under each of these marks instead of its own. */
    static List<Picture> render(Scene scene, List<Watermark> marks) {
        SceneRenderer renderer = new SceneRenderer(scene);
        SignLayer sign = renderer.sign();
        return renderer.photograph(List.of(renderer.post(), sign), covered(sign), marks);
    }

    /** Returns one photograph under each of these marks of the same place before the sign was put up. */
    static List<Picture> renderWithoutSign(Scene scene, List<Watermark> marks) {
        return new SceneRenderer(scene).photograph(List.of(), new byte[SIZE * SIZE], marks);
    }

    private List<Picture> photograph(List<Layer> foreground, byte[] covered, List<Watermark> marks) {
        Dice lens = scene.dice("lens");
        Canvas canvas = new Canvas(SIZE);
        background().forEach(canvas::paint);
        canvas.blur(lens.between(0.7, 1.6));
        foreground.forEach(canvas::paint);
        canvas.blur(lens.between(0.4, 0.7));

        byte[] rgb = Darkroom.of(scene.dice("darkroom")).develop(canvas);
        Tensor signMask = mask(covered);
        return marks.stream()
                .map(mark -> stamped(rgb.clone(), signMask, Stamp.of(scene.dice("stamp"), mark)))
                .toList();
    }

    private PostLayer post() {
        return new PostLayer(camera, plate, light, noise("post"));
    }

    private SignLayer sign() {
        SignFace face = scene.dice("face").pick(scene.sign().faces());
        return new SignLayer(plate, face, light, Wear.of(scene.dice("wear")));
    }

    private List<Layer> background() {
        Dice place = scene.dice("place");
        boolean town = place.chance(0.45);
        List<Layer> layers = new ArrayList<>();
        layers.add(new SkyLayer(camera, light, noise("sky")));
        layers.add(ridge("hills", new Ridge(500, place.between(0.03, 0.12), DISTANT_WOOD, 0.15f)));
        layers.add(ridge("wood", new Ridge(120, place.between(0.015, 0.06), NEAR_WOOD, 1)));
        layers.add(new GroundLayer(camera, light, noise("ground"), Road.of(place, town)));
        if (town) {
            layers.add(new HousesLayer(camera, light, noise("houses"), place.between(11, 15)));
        }
        if (town && place.chance(0.6)) {
            layers.add(new HousesLayer(camera, light, noise("near houses"), -place.between(3, 7)));
        }
        trees(place, town ? 2 : 4).forEach(layers::add);
        return layers;
    }

    private Layer ridge(String topic, Ridge ridge) {
        return new RidgeLayer(camera, light, noise(topic), ridge);
    }

    /** Returns up to so many trees, the farthest first. */
    private List<TreeLayer> trees(Dice place, int most) {
        List<TreeLayer> trees = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            if (place.chance(0.7)) {
                trees.add(new TreeLayer(camera, light, noise("tree " + i), Tree.of(place, camera)));
            }
        }
        trees.sort(
                (one, other) -> Float.compare(other.tree().ahead(), one.tree().ahead()));
        return trees;
    }

    private Noise noise(String topic) {
        return Noise.of(scene.dice(topic));
    }

    private static byte[] covered(SignLayer sign) {
        byte[] mask = new byte[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                float coverage = sign.at(middle(x), middle(y)).coverage();
                mask[y * SIZE + x] = (byte) (coverage >= 0.5f ? 1 : 0);
            }
        }
        return mask;
    }

    /** Stamps a finished picture, as agencies do. */
    private static Picture stamped(byte[] rgb, Tensor signMask, Stamp stamp) {
        byte[] markMask = new byte[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                float shadow = stamp.shadow(middle(x), middle(y));
                float ink = stamp.ink(middle(x), middle(y), 1f / SIZE);
                int pixel = y * SIZE + x;
                markMask[pixel] = (byte) (shadow > 0 || ink > 0 ? 1 : 0);
                tint(rgb, pixel, shadow, ink);
            }
        }
        return new Picture(Image.of(SIZE, SIZE, rgb), signMask, mask(markMask));
    }

    private static void tint(byte[] rgb, int pixel, float shadow, float ink) {
        for (int channel = 3 * pixel; channel < 3 * pixel + 3; channel++) {
            float level = (rgb[channel] & 255) * (1 - shadow);
            rgb[channel] = (byte) Math.round(level + (INK_LEVEL - level) * ink);
        }
    }

    private static float middle(int pixel) {
        return (pixel + 0.5f) / SIZE;
    }

    private static Tensor mask(byte[] mask) {
        return Tensor.raw(ElementType.UINT8, new long[] {SIZE, SIZE}, ByteBuffer.wrap(mask));
    }
}
