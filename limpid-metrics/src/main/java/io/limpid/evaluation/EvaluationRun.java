package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.image.Labels;
import io.limpid.journal.Journal;
import io.limpid.metric.Need;
import io.limpid.metric.subject.ModelScorer;
import io.limpid.program.Network;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An evaluation under way. Judges image by image, and has each judgement on disk before it goes on; so a run that was killed
 * goes on where it stopped. Holds a file until closed.
 */
public final class EvaluationRun implements AutoCloseable {
    private static final long MEMORY = 1L << 30;
    private static final int MOST_AT_ONCE = 24;
    private static final int COPIES_OF_WEIGHTS = 2;

    private final Classifier classifier;
    private final Protocol protocol;
    private final Journal journal;

    EvaluationRun(Classifier classifier, Protocol protocol, Journal journal) {
        this.classifier = classifier;
        this.protocol = protocol;
        this.journal = journal;
    }

    /** Returns what is evaluated. */
    public Protocol protocol() {
        return protocol;
    }

    /**
     * Judges what is not judged yet, and reports on all.
     *
     * @throws java.io.UncheckedIOException if the journal cannot be written
     */
    public EvaluationReport report(Witness witness) {
        BitSet known = known();
        int planned = protocol.data().size() * protocol.contenders().size();
        witness.begun(planned, known.cardinality());
        if (known.cardinality() < planned) {
            judge(known, witness);
        }
        Tally tally = new Tally(protocol);
        read(tally::add);
        tally.conclude();
        return EvaluationReport.of(protocol, tally, new Examples(protocol, tally, classifier).draw());
    }

    private BitSet known() {
        BitSet known = new BitSet();
        read(judgement -> known.set(key(judgement.image(), judgement.contender())));
        return known;
    }

    private void read(Consumer<Judgement> reader) {
        journal.read(line -> reader.accept(JudgementJson.read(line)));
    }

    private int key(int image, int contender) {
        return image * protocol.contenders().size() + contender;
    }

    private void judge(BitSet known, Witness witness) {
        Network network =
                classifier.network(classifier.preprocessing().constant(0).shape());
        ClassNumbers classes = new ClassNumbers(
                classifier.labels().filter(EvaluationRun::areNames),
                network.outputs().classes());
        ImageLoader loader = new ImageLoader(classifier, protocol.data(), classes, companions());
        try (ModelScorer model = ModelScorer.open(network)) {
            for (List<Integer> group : groups(network)) {
                try (Lineup lineup = new Lineup(classifier, protocol.contenders(), new MeteredScorer(model));
                        Pipeline pipeline = new Pipeline(protocol.settings().threads())) {
                    Judge judge = new Judge(protocol, lineup, witness);
                    pipeline.run(
                            open(group, known),
                            new Pipeline.Stages<Sitting, Sitting, List<Judgement>>(
                                    sitting -> sitting.loadedBy(loader),
                                    sitting -> judge.judge(sitting.loaded().orElseThrow(), sitting.contenders()),
                                    judgements -> write(judgements, witness)));
                }
            }
        }
    }

    private static boolean areNames(Labels labels) {
        return !labels.equals(Labels.numbered(labels.size()));
    }

    private void write(List<Judgement> judgements, Witness witness) {
        journal.append(judgements.stream().map(JudgementJson::write).toList());
        journal.force();
        judgements.stream()
                .flatMap(judgement -> judgement.troubles().stream())
                .distinct()
                .forEach(witness::failed);
    }

    private Optional<CompanionChoice> companions() {
        boolean needed = protocol.yardsticks().stream()
                .anyMatch(yardstick -> yardstick.metric().requires().contains(Need.COMPANIONS));
        return needed
                ? Optional.of(
                        CompanionChoice.of(protocol.data(), protocol.settings().seed()))
                : Optional.empty();
    }

    /** An image, and the methods that have not explained it yet. */
    private record Sitting(int image, List<Integer> contenders, Optional<Loaded> loaded) {
        Sitting loadedBy(ImageLoader loader) {
            return new Sitting(image, contenders, Optional.of(loader.load(image)));
        }
    }

    private List<Sitting> open(List<Integer> group, BitSet known) {
        List<Sitting> sittings = new ArrayList<>();
        for (int image = 0; image < protocol.data().size(); image++) {
            int number = image;
            List<Integer> open =
                    group.stream().filter(c -> !known.get(key(number, c))).toList();
            if (!open.isEmpty()) {
                sittings.add(new Sitting(image, open, Optional.empty()));
            }
        }
        return sittings;
    }

    /** Returns methods that may be in memory together; one group, unless the model is large or the methods many. */
    private List<List<Integer>> groups(Network network) {
        long weights = network.graph().initializers().values().stream()
                .mapToLong(tensor -> (long) tensor.size() * Float.BYTES * COPIES_OF_WEIGHTS)
                .sum();
        int size = (int) Math.max(1, Math.min(MOST_AT_ONCE, MEMORY / Math.max(1, weights)));
        int count = protocol.contenders().size();
        return IntStream.iterate(0, start -> start < count, start -> start + size)
                .mapToObj(start -> IntStream.range(start, Math.min(count, start + size))
                        .boxed()
                        .toList())
                .toList();
    }

    @Override
    public void close() {
        journal.close();
    }
}
