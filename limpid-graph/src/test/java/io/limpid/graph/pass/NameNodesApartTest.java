package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameNodesApartTest {
    private static Graph chain(String... names) {
        Value last = Value.of("x");
        GraphBuilder builder = new GraphBuilder().input(last);
        for (int i = 0; i < names.length; i++) {
            Value next = Value.of("v" + i);
            builder.node(Node.of("Relu", List.of(last), List.of(next), Attributes.NONE)
                    .withName(names[i]));
            last = next;
        }
        return builder.output(last).build();
    }

    @Test
    void takenNames_areReplacedByOnesAfterWhatIsWritten() {
        Graph graph = new NameNodesApart().apply(chain("relu", "relu", "v1.node", "relu"));

        assertThat(graph.nodes()).extracting(Node::name).containsExactly("relu", "v1.node", "v2.node", "v3.node");
        assertThat(graph.nodes())
                .extracting(Node::output)
                .extracting(Value::name)
                .containsExactly("v0", "v1", "v2", "v3");
    }

    @Test
    void differentNames_doesNotFire() {
        Graph graph = chain("a", "b");

        assertThat(new NameNodesApart().apply(graph)).isSameAs(graph);
    }

    @Test
    void nodesWithoutNames_doesNotFire() {
        Graph graph = chain("", "");

        assertThat(new NameNodesApart().apply(graph)).isSameAs(graph);
    }
}
