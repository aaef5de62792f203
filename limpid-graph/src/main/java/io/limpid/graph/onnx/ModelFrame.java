package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.Graph;
import io.limpid.graph.Opset;
import io.limpid.graph.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All of a model file but its nodes and weights: versions, producer, functions, metadata, and what it declares about its
 * inputs, outputs and inner values.
 */
record ModelFrame(ModelProto message) {
    private static final long OLDEST_FORMAT = 3;
    private static final long FIRST_FORMAT_WITH_CONSTANT_WEIGHTS = 4;
    private static final int[] FIRST_OPSET_OF_LATER_FORMATS = {9, 10, 11, 12, 15, 19, 21, 23, 24};
    private static final String STANDARD_ALIAS = "ai.onnx";

    /** Returns the frame of a model of Limpid's own. */
    static ModelFrame canonical() {
        ModelProto.Builder message = ModelProto.newBuilder().setProducerName("limpid");
        message.getGraphBuilder().setName("limpid");
        return new ModelFrame(message.build()).withOpset(Opset.CANONICAL);
    }

    /** Returns what frames the nodes and weights of a whole message. */
    static ModelFrame of(ModelProto whole) {
        ModelProto.Builder message = whole.toBuilder();
        message.getGraphBuilder().clearNode().clearInitializer().clearSparseInitializer();
        return new ModelFrame(message.build());
    }

    /** Tells whether a domain is that of the ONNX standard, which has two spellings. */
    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals(STANDARD_ALIAS);
    }

    /** Returns what the file declares about its graph. */
    GraphProto declarations() {
        return message.getGraph();
    }

    /** Returns the version of the standard operators; the format says 1 where none is given. */
    long opset() {
        return message.getOpsetImportList().stream()
                .filter(opset -> isStandard(opset.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(1);
    }

    /** Returns the key-value metadata in the file's order. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        message.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(metadata);
    }

    /** Returns this frame with other metadata. */
    ModelFrame withMetadata(Map<String, String> metadata) {
        List<StringStringEntryProto> entries = metadata.entrySet().stream()
                .map(entry -> StringStringEntryProto.newBuilder()
                        .setKey(entry.getKey())
                        .setValue(entry.getValue())
                        .build())
                .toList();
        return edited(frame -> frame.clearMetadataProps().addAllMetadataProps(entries));
    }

    /** Returns this frame with another version of the standard operators, and a format new enough to declare it. */
    ModelFrame withOpset(long version) {
        List<OperatorSetIdProto> others = message.getOpsetImportList().stream()
                .filter(opset -> !isStandard(opset.getDomain()))
                .toList();
        return withFormatSince(formatOf(version)).edited(frame -> frame.clearOpsetImport()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(version))
                .addAllOpsetImport(others));
    }

    /** Returns this frame with an older version of the standard operators, in the oldest format that can declare all of it. */
    ModelFrame withOlderOpset(long version) {
        long format = message.getFunctionsCount() > 0
                ? message.getIrVersion()
                : Math.max(FIRST_FORMAT_WITH_CONSTANT_WEIGHTS, formatOf(version));
        return edited(frame -> frame.setIrVersion(format)).withOpset(version);
    }

    /** Returns this frame with one more declaration of an input. */
    ModelFrame withInput(ValueInfoProto input) {
        return edited(frame -> frame.getGraphBuilder().addInput(input));
    }

    /** Returns this frame without what it says of its old graph only: weights that are also inputs, types of inner values. */
    ModelFrame withoutDetailsOf(Graph old) {
        List<ValueInfoProto> inputs = declarations().getInputList().stream()
                .filter(input -> old.inputs().contains(Value.of(input.getName())))
                .toList();
        GraphProto declared = declarations().toBuilder()
                .clearInput()
                .addAllInput(inputs)
                .clearValueInfo()
                .clearQuantizationAnnotation()
                .build();
        return withFormatSince(FIRST_FORMAT_WITH_CONSTANT_WEIGHTS).edited(frame -> frame.setGraph(declared));
    }

    private ModelFrame withFormatSince(long format) {
        return edited(frame -> frame.setIrVersion(Math.max(format, message.getIrVersion())));
    }

    private static long formatOf(long opset) {
        long format = OLDEST_FORMAT;
        for (int first : FIRST_OPSET_OF_LATER_FORMATS) {
            format += opset >= first ? 1 : 0;
        }
        return format;
    }

    private ModelFrame edited(Consumer<ModelProto.Builder> edit) {
        ModelProto.Builder edited = message.toBuilder();
        edit.accept(edited);
        return new ModelFrame(edited.build());
    }
}
