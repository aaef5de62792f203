package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Check;
import io.limpid.cli.Run;
import io.limpid.heatmap.ColorMap;
import io.limpid.heatmap.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColorsTest {
    @Test
    void caption_namesTheSelfChecksThatFailed() {
        Check finite = new Check("finite", true, "all values are finite");
        Check flat = new Check("not-flat", false, "the map is the same everywhere");
        Check complete = new Check("complete", false, "half of it is missing");

        assertThat(Colors.warning(List.of(finite))).isEmpty();
        assertThat(Colors.warning(List.of(finite, flat, complete)))
                .isEqualTo("\nself-check failed: not-flat, complete");
    }

    @Test
    void help_namesTheUsualColours() {
        String help = Run.of("help", "explain").succeeds().out().replaceAll("\\s+", " ");

        assertThat(help)
                .contains("positive maps in " + ColorMap.usual(Sign.POSITIVE).spec())
                .contains("signed maps in " + ColorMap.usual(Sign.SIGNED).spec());
    }
}
