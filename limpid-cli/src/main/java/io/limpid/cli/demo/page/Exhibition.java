package io.limpid.cli.demo.page;

import io.limpid.cli.demo.DemoPictures;
import io.limpid.cli.demo.Picture;
import io.limpid.cli.demo.Scene;
import io.limpid.cli.demo.SceneRenderer;
import io.limpid.image.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All pictures of the demo with what both models make of them.
 *
 * @param matching pictures with the watermark that model B learnt to go with the sign
 * @param swapped the same scenes with the watermark of another sign
 */
public record Exhibition(List<Exhibit> matching, List<Exhibit> swapped) {
    public Exhibition {
        matching = List.copyOf(matching);
        swapped = List.copyOf(swapped);
    }

    /** Returns how many pictures there will be. */
    public static int size() {
        return DemoPictures.scenes().size() + DemoPictures.swaps().size();
    }

    /**
     * Shows all pictures to both models.
     *
     * @param seen is run after each picture
     */
    public static Exhibition open(Runnable seen) {
        try (DemoModel a = DemoModel.honest();
                DemoModel b = DemoModel.shortcut()) {
            Jury jury = new Jury(a, b, seen);
            return new Exhibition(
                    jury.see("matching", DemoPictures.scenes()), jury.see("swapped", DemoPictures.swaps()));
        }
    }

    /** Both models before the pictures. */
    private record Jury(DemoModel a, DemoModel b, Runnable seen) {
        List<Exhibit> see(String series, List<Scene> scenes) {
            List<Exhibit> exhibits = new ArrayList<>();
            for (Scene scene : scenes) {
                String name = series + "-" + (exhibits.size() + 1) + "-"
                        + scene.sign().label().replace(' ', '-');
                Picture picture = SceneRenderer.render(scene);
                Image photo = picture.photo();
                exhibits.add(new Exhibit(name, scene, picture, photo, a.look(picture, photo), b.look(picture, photo)));
                seen.run();
            }
            return exhibits;
        }
    }

    /** Returns all pictures and heatmaps with a colour bar, by file name. */
    public Map<String, Image> pictures() {
        Map<String, Image> pictures = new LinkedHashMap<>();
        Stream.concat(matching.stream(), swapped.stream()).forEach(exhibit -> {
            pictures.put(exhibit.name() + ".png", exhibit.photo());
            pictures.put(
                    exhibit.name() + ".model-a.png",
                    exhibit.a().regionOver(exhibit.photo()).image());
            pictures.put(
                    exhibit.name() + ".model-b.png",
                    exhibit.b().regionOver(exhibit.photo()).image());
        });
        return pictures;
    }
}
