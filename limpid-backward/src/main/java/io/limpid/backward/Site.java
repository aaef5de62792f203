package io.limpid.backward;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A node where it stands: what its operator may know before anything is emitted.
 *
 * @param graph the typed graph it stands in
 * @param node the node
 * @param facts what is known of the values of the graph
 * @param asked the values whose own signal is asked for or given: what stands for several nodes must not hide them
 */
public record Site(Graph graph, Node node, Facts facts, Set<Value> asked) {
    /** Creates a site in a walk that asks for no value inside the graph. */
    public Site(Graph graph, Node node, Set<Value> varying) {
        this(graph, node, Facts.ofVarying(varying), Set.of());
    }

    /** Returns the site of another node of the graph, in the same walk. */
    public Site of(Node other) {
        return new Site(graph, other, facts, asked);
    }

    /**
     * Returns the site of this node once more, on other inputs: nothing but the node stands there.
     *
     * @param moved with inputs and outputs of the same types
     */
    Site movedTo(Node moved) {
        GraphBuilder alone = new GraphBuilder();
        Set<Value> moving = new HashSet<>();
        Set<Value> placed = new HashSet<>();
        for (int i = 0; i < moved.inputs().size(); i++) {
            Value there = moved.input(i);
            if (there.isPresent() && placed.add(there)) {
                place(alone, i, there);
                moving.addAll(varies(i) ? Set.of(there) : Set.of());
            }
        }
        for (int i = 0; i < moved.outputs().size(); i++) {
            Value original = node.outputs().get(i);
            if (original.isPresent()) {
                alone.type(moved.outputs().get(i), graph.type(original));
            }
        }
        return new Site(alone.node(moved).build(), moved, Facts.ofVarying(moving), asked);
    }

    private void place(GraphBuilder alone, int index, Value there) {
        Optional<Tensor> constant = graph.constant(there);
        if (constant.isPresent()) {
            alone.initializer(there, constant.get());
        } else {
            alone.input(there, graph.type(input(index)));
        }
    }

    /** Returns an input of the node by its position in the operator's specification. */
    public Value input(int index) {
        return node.input(index);
    }

    /** Returns the values of the graph that depend on the image. */
    public Set<Value> varying() {
        return facts.varying();
    }

    /** Tells whether a value depends on the image. */
    public boolean varies(Value value) {
        return varying().contains(value);
    }

    /** Tells whether an input depends on the image. */
    public boolean varies(int index) {
        return varies(input(index));
    }

    /** Returns bounds of a value's elements. */
    public Range range(Value value) {
        return graph.constant(value).map(Range::of).orElseGet(() -> facts.range(value));
    }

    /** Returns bounds of an input's elements. */
    public Range inputRange(int index) {
        return range(input(index));
    }

    /** Returns the shape of a value. */
    public Shape shape(Value value) {
        return graph.type(value).shape();
    }

    /** Returns the shape of an input. */
    public Shape inputShape(int index) {
        return shape(input(index));
    }

    /** Returns the shape of the first output. */
    public Shape outputShape() {
        return shape(node.output());
    }

    /** Returns the content of an input if it is a constant. */
    public Optional<Tensor> constant(int index) {
        return graph.constant(input(index));
    }
}
