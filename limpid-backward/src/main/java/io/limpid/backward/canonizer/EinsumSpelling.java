package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.EinsumEquation.in;
import static io.limpid.backward.canonizer.EinsumEquation.where;

import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The nodes that one Einsum is written out as. */
final class EinsumSpelling {
    /** A tensor with a letter for each axis. */
    private record Term(Value value, String letters) {}

    private final Substitution edit;
    private final String label;
    private final EinsumEquation equation;
    private final Map<Integer, Long> sizes;
    private final List<Node> nodes = new ArrayList<>();

    EinsumSpelling(Substitution edit, String label, EinsumEquation equation, Map<Integer, Long> sizes) {
        this.edit = edit;
        this.label = label;
        this.equation = equation;
        this.sizes = sizes;
    }

    /** A change of shape can infer one size only. */
    boolean isPossible() {
        return sizes.values().stream().filter(size -> size < 0).count() <= 1;
    }

    void replace(Node einsum) {
        Term term = new Term(einsum.input(0), equation.terms().get(0));
        for (int i = 1; i < einsum.inputs().size(); i++) {
            String asked = equation.result()
                    + String.join(
                            "", equation.terms().subList(i + 1, einsum.inputs().size()));
            term = product(term, new Term(einsum.input(i), equation.terms().get(i)), asked);
        }
        Value value = inOrder(summed(term, equation.result()), equation.result());
        if (nodes.isEmpty()) {
            nodes.add(Node.of("Identity", List.of(value), einsum.outputs(), Attributes.NONE));
        }
        Node last = nodes.remove(nodes.size() - 1);
        edit.remove(einsum);
        nodes.forEach(edit::add);
        edit.add(last.withOutputs(einsum.outputs()));
    }

    /** Multiplies two terms and sums over what they have in common and nobody asks for. */
    private Term product(Term first, Term second, String asked) {
        Term left = summed(first, asked + second.letters());
        Term right = summed(second, asked + first.letters());
        String common = where(left.letters(), letter -> in(right.letters(), letter));
        String kept = where(common, letter -> in(asked, letter));
        return kept.equals(common) ? elementwise(left, right) : matrixProduct(left, right, kept);
    }

    private Term elementwise(Term left, Term right) {
        String union = left.letters() + where(right.letters(), letter -> !in(left.letters(), letter));
        String all = where(equation.result(), letter -> in(union, letter))
                + where(union, letter -> !in(equation.result(), letter));
        return new Term(add("Mul", Attributes.NONE, spread(left, all), spread(right, all)), all);
    }

    /** Lays a term along all letters, with axes of size 1 for those that it lacks. */
    private Value spread(Term term, String all) {
        Value ordered = inOrder(term, where(all, letter -> in(term.letters(), letter)));
        long[] missing = LongStream.range(0, all.length())
                .filter(axis -> !in(term.letters(), all.charAt((int) axis)))
                .toArray();
        return missing.length == 0 ? ordered : add("Unsqueeze", Attributes.NONE, ordered, weight("axes", missing));
    }

    private Term matrixProduct(Term left, Term right, String kept) {
        String inner = where(left.letters(), letter -> in(right.letters(), letter) && !in(kept, letter));
        String rows = where(left.letters(), letter -> !in(right.letters(), letter));
        String columns = where(right.letters(), letter -> !in(left.letters(), letter));
        Value matrices = add(
                "MatMul", Attributes.NONE, matrices(left, kept, rows, inner), matrices(right, kept, inner, columns));
        boolean isLaidOut = rows.length() == 1 && columns.length() == 1;
        return new Term(
                isLaidOut ? matrices : reshaped(matrices, kept, sizes(rows), sizes(columns)), kept + rows + columns);
    }

    private Value matrices(Term term, String kept, String rows, String columns) {
        Value ordered = inOrder(term, kept + rows + columns);
        boolean isLaidOut = rows.length() == 1 && columns.length() == 1;
        return isLaidOut ? ordered : reshaped(ordered, kept, size(rows), size(columns));
    }

    private Value reshaped(Value value, String kept, long[] rows, long[] columns) {
        long[] shape = LongStream.concat(
                        LongStream.range(0, kept.length()).map(axis -> 0),
                        LongStream.concat(Arrays.stream(rows), Arrays.stream(columns)))
                .toArray();
        return add("Reshape", Attributes.NONE, value, weight("shape", shape));
    }

    private long[] sizes(String letters) {
        return letters.chars().mapToLong(sizes::get).toArray();
    }

    private long[] size(String letters) {
        long[] all = sizes(letters);
        boolean isOpen = Arrays.stream(all).anyMatch(size -> size < 0);
        return new long[] {isOpen ? -1 : Arrays.stream(all).reduce(1, Math::multiplyExact)};
    }

    /** Sums over the letters that nobody asks for. */
    private Term summed(Term term, String asked) {
        String letters = where(term.letters(), letter -> in(asked, letter));
        long[] axes = LongStream.range(0, term.letters().length())
                .filter(axis -> !in(asked, term.letters().charAt((int) axis)))
                .toArray();
        return axes.length == 0
                ? term
                : new Term(
                        add("ReduceSum", Attributes.NONE.with("keepdims", 0L), term.value(), weight("axes", axes)),
                        letters);
    }

    private Value inOrder(Term term, String letters) {
        return letters.equals(term.letters())
                ? term.value()
                : add(
                        "Transpose",
                        Attributes.NONE.with(
                                "perm",
                                letters.chars()
                                        .mapToLong(term.letters()::indexOf)
                                        .toArray()),
                        term.value());
    }

    private Value weight(String role, long... numbers) {
        return edit.weight(label + "/" + role, Tensor.vector(numbers));
    }

    private Value add(String opType, Attributes attributes, Value... inputs) {
        Value output = edit.fresh(label + "/" + opType);
        nodes.add(Node.of(opType, List.of(inputs), List.of(output), attributes));
        return output;
    }
}
