package io.limpid.metric.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.metric.MetricEntry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTest {
    static Stream<MetricEntry> entries() {
        return Metrics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void spec_parsesBackToItself(MetricEntry entry) {
        String spec = entry.create().spec();

        assertThat(Metrics.parse(spec).spec()).isEqualTo(spec);
        assertThat(spec).startsWith(entry.name());
        entry.parameters()
                .forEach(parameter -> assertThat(spec).contains(parameter.name() + "=" + parameter.standard()));
    }

    @Test
    void names_areUnique() {
        assertThat(entries().map(MetricEntry::name)).doesNotHaveDuplicates();
    }

    @Test
    void unknownNames_areCorrected() {
        assertThatThrownBy(() -> Metrics.parse("deletion-auk")).hasMessageContaining("did you mean deletion-auc?");
        assertThatThrownBy(() -> Metrics.parse("deletion-auc(stap=3)"))
                .hasMessageContaining("metric deletion-auc has no parameter stap", "did you mean step?");
        assertThatThrownBy(() -> Metrics.parse("deletion-auc(step=0)")).hasMessageContaining("1 or more");
        assertThatThrownBy(() -> Metrics.parse("deletion-auc(")).hasMessageContaining("limpid metrics");
    }
}
