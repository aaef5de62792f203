package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the weights of a dense layer once for what it computes and for how its channels share in that. With
 * {@code z_k = W_k A_k}, channel by channel, the layer gives {@code sum_k z_k + b}, and
 * {@code sum_ij A_kij (W' s)_kij} is {@code z_k s}: the weights, often most of a model, need not be read on the way back.
 *
 * <p>Behind such a layer, that is what LIFT-CAM weighs channels by.
 */
record ChannelProducts() implements Pass {
    /** With fewer places a channel's products are not much less than its weights. */
    private static final long FEWEST_PLACES = 4;

    private static final int RANK = 4;

    @Override
    public Graph apply(Graph graph) {
        Map<Node, Share> shares = new HashMap<>();
        Search search = new Search(graph);
        graph.nodes().stream()
                .filter(node -> SpreadValues.isOverPlaces(graph, node))
                .forEach(node -> search.of(node).ifPresent(share -> shares.put(node, share)));
        return shares.isEmpty() ? graph : rewritten(graph, shares);
    }

    /**
     * The sums over places of activations times a signal from behind a dense layer.
     *
     * @param dense the layer
     * @param activations what it reads, {@code [N,C,h,w]}
     * @param signal at its output, {@code [N,M]}
     */
    private record Share(Dense dense, Value activations, Value signal) {
        /** Emits the sum or the mean for each channel, {@code [N,C,1,1]}. */
        Value reduced(Emitter emit, Node reduction, Value products) {
            Value byChannel = emit.sumOut(emit.mul(products, signal), 2);
            Value sums = emit.unsqueeze(emit.transpose(byChannel, 1, 0), 2, 3);
            long places = dense.shape().size(2) * dense.shape().size(3);
            return reduction.is("ReduceMean") ? emit.scale(sums, 1f / places) : sums;
        }
    }

    private static Graph rewritten(Graph graph, Map<Node, Share> shares) {
        GraphBuilder builder = graph.withoutNodes();
        Emitter emit = Emitter.into(builder, "limpid/channel-products");
        Map<Node, Value> products = new HashMap<>();
        for (Node node : graph.nodes()) {
            Optional<Share> asDense = shares.values().stream()
                    .filter(share -> share.dense().gemm().equals(node))
                    .findFirst();
            asDense.ifPresent(share -> products.put(node, share.dense().parts(emit, share.activations())));
            Optional<Value> instead = asDense.map(share -> share.dense().whole(emit, product(products, share)))
                    .or(() -> Optional.ofNullable(shares.get(node))
                            .map(share -> share.reduced(emit, node, product(products, share))));
            builder.node(instead.map(value -> Node.of("Identity", List.of(value), node.outputs(), Attributes.NONE))
                    .orElse(node));
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private static Value product(Map<Node, Value> products, Share share) {
        return Objects.requireNonNull(products.get(share.dense().gemm()));
    }

    /** Finds them in one graph. */
    private record Search(Graph graph) {
        Optional<Share> of(Node reduction) {
            Value value = reduction.input(0);
            return SpreadValues.onlyReduced(graph, value, "Mul")
                    .flatMap(this::ofPlaces)
                    .or(() -> SpreadValues.onlyReduced(graph, value, "Reshape")
                            .filter(this::laysOutPlaces)
                            .flatMap(reshape -> onlyUse(reshape.input(0), "Mul"))
                            .flatMap(this::ofRows));
        }

        /** Returns the node of a type that gives a value, if nothing else reads it. */
        private Optional<Node> onlyUse(Value value, String opType) {
            return graph.producer(value)
                    .filter(node -> node.is(opType)
                            && node.outputs().size() == 1
                            && graph.consumers(value).size() == 1
                            && !graph.outputs().contains(value));
        }

        /** Finds activations times a signal that is laid out over their places. */
        private Optional<Share> ofPlaces(Node product) {
            return ofPlaces(product.input(0), product.input(1)).or(() -> ofPlaces(product.input(1), product.input(0)));
        }

        private Optional<Share> ofPlaces(Value signal, Value factor) {
            return onlyUse(signal, "Reshape")
                    .filter(this::laysOutPlaces)
                    .flatMap(reshape -> onlyUse(reshape.input(0), "Gemm"))
                    .filter(Search::isBare)
                    .flatMap(back -> share(back, withoutZero(factor)));
        }

        /** Finds activations, laid out as rows, times a signal. */
        private Optional<Share> ofRows(Node product) {
            return ofRows(product.input(0), product.input(1)).or(() -> ofRows(product.input(1), product.input(0)));
        }

        private Optional<Share> ofRows(Value signal, Value row) {
            return onlyUse(signal, "Gemm").filter(Search::isBare).flatMap(back -> graph.producer(row)
                    .filter(Dense::laysOut)
                    .flatMap(laidOut -> share(back, laidOut.input(0))));
        }

        private Optional<Share> share(Node back, Value activations) {
            return graph.findType(activations)
                    .filter(type -> type.shape().rank() == RANK && isWide(type.shape()))
                    .flatMap(type -> dense(back, activations)
                            .map(dense -> new Share(new Dense(dense, type.shape()), activations, back.input(0))));
        }

        private static boolean isWide(Shape shape) {
            return shape.isFixed(1)
                    && shape.isFixed(2)
                    && shape.isFixed(3)
                    && shape.size(2) * shape.size(3) >= FEWEST_PLACES;
        }

        private boolean laysOutPlaces(Node reshape) {
            long[] sizes = graph.constant(reshape.input(1)).map(Tensor::toLongs).orElse(new long[0]);
            return sizes.length == RANK && sizes[1] > 0 && sizes[2] > 0 && sizes[3] > 0;
        }

        /**
         * Returns the dense layer of whose weights a product on the way back is made, if it reads the activations as rows. The
         * bias may follow in a node of its own.
         */
        private Optional<Node> dense(Node back, Value activations) {
            return graph.consumers(back.input(1)).stream()
                    .filter(node -> (Dense.isPlain(node) || node.is("MatMul"))
                            && node.input(1).equals(back.input(1))
                            && Dense.isTurned(node) != Dense.isTurned(back)
                            && isRow(node.input(0), activations))
                    .findFirst();
        }

        private boolean isRow(Value row, Value activations) {
            return graph.producer(row)
                            .filter(node -> (node.is("Flatten") || node.is("Reshape"))
                                    && node.input(0).equals(activations))
                            .isPresent()
                    && graph.findType(row)
                            .filter(type -> Dense.isRow(
                                    type.shape(), graph.type(activations).shape()))
                            .isPresent();
        }

        private static boolean isBare(Node gemm) {
            return Dense.isPlain(gemm)
                    && gemm.inputs().stream().filter(Value::isPresent).count() == 2;
        }

        /** Returns what zeros are subtracted from. */
        private Value withoutZero(Value value) {
            return graph.producer(value)
                    .filter(node -> node.is("Sub") && isZero(node.input(1)))
                    .map(node -> node.input(0))
                    .orElse(value);
        }

        private boolean isZero(Value value) {
            return graph.producer(value)
                    .filter(node -> node.is("Expand"))
                    .flatMap(node -> graph.constant(node.input(0)))
                    .filter(Tensor.scalar(0f)::equals)
                    .isPresent();
        }
    }
}
