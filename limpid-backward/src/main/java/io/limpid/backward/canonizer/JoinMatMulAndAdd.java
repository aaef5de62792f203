package io.limpid.backward.canonizer;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Writes a dense layer as one node: {@code Add(MatMul(x, w), b) -> Gemm(x, w, b)} for {@code x} of rank 2 and constant w, b. */
final class JoinMatMulAndAdd implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream().filter(Links::isSum).forEach(add -> join(graph, add, edit));
        return edit.apply();
    }

    private static void join(Graph graph, Node add, Substitution edit) {
        for (int side = 0; side < 2; side++) {
            Value bias = add.input(1 - side);
            Optional<Node> product = Links.onlyRead(graph, add.input(side)).filter(node -> isDense(graph, node));
            if (product.isPresent() && isBias(graph, product.get(), bias)) {
                edit.remove(product.get()).replace(add, joined(product.get(), bias, add));
            }
        }
    }

    private static boolean isDense(Graph graph, Node node) {
        return node.is("MatMul")
                && graph.constant(node.input(1)).filter(w -> w.rank() == 2).isPresent()
                && graph.findType(node.input(0))
                        .filter(x -> x.shape().rank() == 2)
                        .isPresent();
    }

    private static boolean isBias(Graph graph, Node product, Value bias) {
        int outputs = graph.constant(product.input(1)).map(w -> w.size(1)).orElse(0);
        return graph.constant(bias).filter(b -> repeatsDown(b, outputs)).isPresent();
    }

    private static boolean repeatsDown(Tensor bias, int outputs) {
        boolean oneRow = bias.rank() <= 1 || (bias.rank() == 2 && bias.size(0) == 1);
        return oneRow && (bias.size() == outputs || bias.size() == 1);
    }

    private static Node joined(Node product, Value bias, Node add) {
        List<Value> inputs = List.of(product.input(0), product.input(1), bias);
        return new Node(product.name(), "Gemm", "", inputs, add.outputs(), Attributes.NONE);
    }
}
