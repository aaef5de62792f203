package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Opset;
import io.limpid.graph.Pass;
import io.limpid.graph.onnx.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites the nodes of an older opset into the forms of {@link Opset#CANONICAL}. Each row of the table is one change of
 * the standard: the first opset with the new form, the operator, and the rewrite.
 *
 * <p>Operators without a row did not change in a way that matters, or are not of the standard; they stay as they are.
 * Constant nodes become weights on the way; graphs inside of nodes are lifted as well. Types that are known, from the file or
 * by probing, give simpler results.
 */
public final class LiftOpset implements Pass {
    private static final Lift AXES = new AttributesToInputs("axes");

    static final List<Row> TABLE = List.of(
            new Row(9, "BatchNormalization", new LiftBatchNormalization()),
            new Row(9, "Scan", Lift.refuse("Scan of opset 8 has another layout")),
            new Row(9, "Upsample", new AttributesToInputs("scales")),
            new Row(10, "ImageScaler", new ExpandImageScaler()),
            new Row(10, "Slice", new AttributesToInputs("starts", "ends", "axes")),
            new Row(10, "TopK", new AttributesToInputs("k")),
            new Row(10, "Upsample", Lift.rename("Resize")),
            new Row(11, "Clip", new AttributesToInputs("min", "max")),
            new Row(11, "Pad", new AttributesToInputs("pads", "value")),
            new Row(11, "Resize", new LiftResizeRule()),
            new Row(11, "Scatter", Lift.rename("ScatterElements")),
            new Row(12, "Dropout", new LiftDropout()),
            new Row(13, "Hardmax", new LiftFlatteningSoftmax()),
            new Row(13, "LogSoftmax", new LiftFlatteningSoftmax()),
            new Row(13, "ReduceSum", AXES),
            new Row(13, "Resize", new LiftResizeInputs()),
            new Row(13, "Softmax", new LiftFlatteningSoftmax()),
            new Row(13, "Split", new AttributesToInputs("split")),
            new Row(13, "Squeeze", AXES),
            new Row(13, "Unsqueeze", AXES),
            new Row(14, "BatchNormalization", new DropTrainingOutputs()),
            new Row(16, "RoiAlign", Lift.setDefault("coordinate_transformation_mode", "output_half_pixel")),
            new Row(18, "ReduceL1", AXES),
            new Row(18, "ReduceL2", AXES),
            new Row(18, "ReduceLogSum", AXES),
            new Row(18, "ReduceLogSumExp", AXES),
            new Row(18, "ReduceMax", AXES),
            new Row(18, "ReduceMean", AXES),
            new Row(18, "ReduceMin", AXES),
            new Row(18, "ReduceProd", AXES),
            new Row(18, "ReduceSumSquare", AXES),
            new Row(18, "Split", new CountSplitOutputs()));

    private final List<Row> rows;

    /**
     * Creates the pass for models of an opset; from {@link Opset#CANONICAL} on it does nothing.
     *
     * @throws InvalidModelException if the opset is older than {@link Opset#OLDEST}
     */
    public LiftOpset(long from) {
        if (from < Opset.OLDEST) {
            throw new InvalidModelException("the model is written in opset " + from + "; Limpid reads opset "
                    + Opset.OLDEST + " and later: export it again, or convert it with onnx.version_converter");
        }
        this.rows = from < Opset.CANONICAL
                ? TABLE.stream().filter(row -> row.since > from).toList()
                : List.of();
    }

    @Override
    public Graph apply(Graph graph) {
        if (rows.isEmpty()) {
            return graph;
        }
        Graph plain = new ConstantsToInitializers().apply(graph);
        Lifting lifting = new Lifting(plain);
        plain.nodes().forEach(node -> lifting.replace(node, lifted(node, lifting)));
        return lifting.result();
    }

    private Node lifted(Node node, Lifting at) {
        Node current = withLiftedBodies(node);
        for (Row row : rows) {
            if (current.is(row.opType)) {
                current = row.lift.apply(current, at.named(node));
            }
        }
        return current;
    }

    /** A graph inside of a node is lifted by itself: what it reads of the surrounding one is not known in it. */
    private Node withLiftedBodies(Node node) {
        Map<String, Attribute> entries = new LinkedHashMap<>(node.attributes().entries());
        entries.replaceAll((name, attribute) ->
                attribute instanceof Attribute.Opaque body && isOld(body) ? Body.changed(body, this) : attribute);
        return node.withAttributes(Attributes.of(entries));
    }

    private boolean isOld(Attribute.Opaque body) {
        return rows.stream().map(Row::opType).anyMatch(body.operators()::contains);
    }

    /**
     * One change of the standard.
     *
     * @param since the first opset with the new form
     */
    record Row(int since, String opType, Lift lift) {}
}
