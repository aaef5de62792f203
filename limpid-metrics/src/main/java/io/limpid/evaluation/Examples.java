package io.limpid.evaluation;

import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.evaluation.Example.Picture;
import io.limpid.evaluation.data.LabelledImage;
import io.limpid.heatmap.ColorMap;
import io.limpid.heatmap.Heatmap;
import io.limpid.image.Image;
import io.limpid.image.Interpolation;
import io.limpid.image.Size;
import io.limpid.metric.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Draws the maps of the images on which the methods did best, middling and worst. */
final class Examples {
    private static final int EDGE = 200;

    private final Protocol protocol;
    private final Tally tally;
    private final Classifier classifier;

    Examples(Protocol protocol, Tally tally, Classifier classifier) {
        this.protocol = protocol;
        this.tally = tally;
        this.classifier = classifier;
    }

    /** Returns three images, or all if there are fewer; none where no image has a score. */
    List<Example> draw() {
        Map<Integer, String> chosen = chosen();
        List<Open> open = new ArrayList<>();
        chosen.forEach((image, role) -> open.add(open(image, role)));
        for (int contender = 0; contender < protocol.contenders().size(); contender++) {
            drawAll(contender, open);
        }
        return open.stream().map(Open::done).toList();
    }

    /** An example that maps are still drawn for. */
    private record Open(Example example, ReadImage read, int target, List<Example.Map> maps) {
        Example done() {
            return new Example(example.role(), example.name(), example.label(), example.photo(), maps);
        }
    }

    private Open open(int index, String role) {
        LabelledImage image = protocol.data().images().get(index);
        ReadImage read = ReadImage.of(image.file(), classifier);
        Picture shown = picture(read.photo());
        Example example = new Example(role, image.name(), tally.target(index), shown, List.of());
        return new Open(example, read, tally.targetNumber(index), new ArrayList<>());
    }

    private void drawAll(int contender, List<Open> examples) {
        try (Explainer explainer = protocol.contenders().get(contender).method().on(classifier)) {
            for (Open example : examples) {
                Attribution found = explainer
                        .explain(List.of(example.read().input()), List.of(Target.classIndex(example.target())))
                        .get(0);
                example.maps().add(map(contender, found, example.read().photo()));
            }
        } catch (RuntimeException toldAlready) {
            // The run itself met the same failure and told of it; an example without this map is still one.
            examples.forEach(example -> example.maps().removeIf(map -> map.contender() == contender));
        }
    }

    private static Example.Map map(int contender, Attribution found, Image photo) {
        Heatmap heatmap = found.heatmap();
        Image drawn = heatmap.over(photo, ColorMap.usual(heatmap.sign())).picture();
        List<String> warnings = found.checks().stream()
                .filter(check -> !check.passed())
                .map(Check::message)
                .toList();
        return new Example.Map(contender, picture(drawn), warnings);
    }

    private static Picture picture(Image image) {
        double scale = (double) EDGE / Math.max(image.width(), image.height());
        Size size = new Size(Math.max(1, (int) Math.round(image.height() * scale)), Math.max(1, (int)
                Math.round(image.width() * scale)));
        Image small = image.resized(size, scale > 1 ? Interpolation.NEAREST : Interpolation.BICUBIC);
        return new Picture(Base64.getEncoder().encodeToString(small.toJpeg()), size.width(), size.height());
    }

    /** Returns images by number with the reason to show them. */
    private Map<Integer, String> chosen() {
        Map<Integer, String> chosen = new LinkedHashMap<>();
        int yardstick = decisive();
        if (yardstick < 0) {
            return chosen;
        }
        String name = protocol.yardsticks().get(yardstick).text();
        double[] means = means(yardstick);
        boolean higher =
                protocol.yardsticks().get(yardstick).metric().direction().prefers(1, 0);
        Comparator<Integer> byMean = Comparator.comparingDouble(i -> means[i]);
        List<Integer> bestFirst = IntStream.range(0, means.length)
                .filter(i -> !Double.isNaN(means[i]))
                .boxed()
                .sorted(higher ? byMean.reversed() : byMean)
                .toList();
        chosen.put(bestFirst.get(0), "best by " + name);
        chosen.putIfAbsent(bestFirst.get(bestFirst.size() / 2), "median by " + name);
        chosen.putIfAbsent(bestFirst.get(bestFirst.size() - 1), "worst by " + name);
        return chosen;
    }

    /** Returns the metric that decides: the first of faithfulness with a score, else the first with one; -1 if there is none. */
    private int decisive() {
        List<Integer> known = IntStream.range(0, protocol.yardsticks().size())
                .filter(y -> Arrays.stream(means(y)).anyMatch(mean -> !Double.isNaN(mean)))
                .boxed()
                .toList();
        return known.stream()
                .filter(y -> protocol.yardsticks().get(y).metric().property() == Property.FAITHFULNESS)
                .findFirst()
                .orElseGet(() -> known.isEmpty() ? -1 : known.get(0));
    }

    /** Returns the mean over the methods for each image. */
    private double[] means(int yardstick) {
        return IntStream.range(0, protocol.data().size())
                .mapToDouble(image -> IntStream.range(0, protocol.contenders().size())
                        .mapToDouble(c -> tally.scores().score(new ScoreTable.Place(c, yardstick, image)))
                        .filter(score -> !Double.isNaN(score))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
