package io.limpid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void scrambled_isTheOutputOfSplitMix64() {
        // The first outputs of the published generator for the state 0.
        assertThat(Dice.scrambled(0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(Dice.scrambled(0x9E3779B97F4A7C15L)).isEqualTo(0x6E789E6AA1B965F4L);
    }

    @Test
    void between_staysInRangeAndFillsIt() {
        Dice dice = Dice.of(1, "range");
        double[] drawn = IntStream.range(0, 1000)
                .mapToDouble(i -> dice.between(-2, 3))
                .sorted()
                .toArray();

        assertThat(drawn[0]).isBetween(-2.0, -1.95);
        assertThat(drawn[999]).isBetween(2.95, 3.0);
        assertThat(drawn[500]).isBetween(0.3, 0.7);
    }

    @Test
    void pick_drawsEveryEntryAboutEquallyOften() {
        List<String> entries = List.of("a", "b", "c", "d");
        Dice dice = Dice.of(2, "pick");

        long drawn = IntStream.range(0, 4000)
                .filter(i -> dice.pick(entries).equals("d"))
                .count();

        // Standard deviation 27.
        assertThat(drawn).isBetween(890L, 1110L);
    }

    @Test
    void of_anotherTopic_drawsOtherNumbers() {
        assertThat(Dice.of(1, "sky").next()).isNotEqualTo(Dice.of(1, "road").next());
    }
}
