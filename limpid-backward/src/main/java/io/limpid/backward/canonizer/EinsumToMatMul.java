package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes Einsum as what rules know: matrix products where it sums over axes of two operands, products where it sums over none,
 * sums and transpositions. Several operands are multiplied from left to right.
 *
 * <p>Wants a graph whose types are known. Diagonals stay, and equations with several sizes that are open.
 */
final class EinsumToMatMul implements Pass {
    private static final String EQUATION = "equation";

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream().filter(node -> node.is("Einsum")).forEach(node -> spelling(graph, node, edit)
                .ifPresent(spelling -> spelling.replace(node)));
        return edit.apply();
    }

    private static Optional<EinsumSpelling> spelling(Graph graph, Node node, Substitution edit) {
        List<Shape> shapes = node.inputs().stream()
                .flatMap(input -> graph.findType(input).map(TensorType::shape).stream())
                .toList();
        return EinsumEquation.parse(
                        node.attributes().text(EQUATION, ""),
                        shapes.stream().map(Shape::rank).toList())
                .map(equation -> new EinsumSpelling(edit, node.label(), equation, sizes(equation, shapes)))
                .filter(EinsumSpelling::isPossible);
    }

    /** Returns the size of each letter's axis, -1 if it is open. */
    private static Map<Integer, Long> sizes(EinsumEquation equation, List<Shape> shapes) {
        Map<Integer, Long> sizes = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            String letters = equation.terms().get(i);
            for (int axis = 0; axis < letters.length(); axis++) {
                long size = shape.isFixed(axis) ? shape.size(axis) : -1;
                sizes.merge((int) letters.charAt(axis), size, (a, b) -> a < 0 || b < 0 ? -1 : Math.max(a, b));
            }
        }
        return sizes;
    }
}
