package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.limpid.graph.Attribute;
import java.util.List;

/** Attributes in the wire format; what {@link Attribute} has no type for is carried as it is. */
record AttributeCodec(TensorCodec tensors) {
    /** Reads an attribute. */
    Attribute decode(AttributeProto message) {
        return switch (typeOf(message)) {
            case INT -> new Attribute.IntValue(message.getI());
            case FLOAT -> new Attribute.FloatValue(message.getF());
            case STRING -> text(message);
            case INTS -> new Attribute.IntList(message.getIntsList());
            case FLOATS -> new Attribute.FloatList(message.getFloatsList());
            case STRINGS -> texts(message);
            case TENSOR -> tensor(message);
            default -> opaque(message);
        };
    }

    /** Writes an attribute. */
    static AttributeProto encode(String name, Attribute attribute) {
        AttributeProto.Builder message = AttributeProto.newBuilder().setName(name);
        if (attribute instanceof Attribute.IntValue value) {
            return message.setType(AttributeType.INT).setI(value.value()).build();
        } else if (attribute instanceof Attribute.FloatValue value) {
            return message.setType(AttributeType.FLOAT).setF(value.value()).build();
        } else if (attribute instanceof Attribute.StringValue value) {
            ByteString text = ByteString.copyFromUtf8(value.value());
            return message.setType(AttributeType.STRING).setS(text).build();
        } else if (attribute instanceof Attribute.IntList list) {
            return message.setType(AttributeType.INTS).addAllInts(list.values()).build();
        } else if (attribute instanceof Attribute.FloatList list) {
            return message.setType(AttributeType.FLOATS)
                    .addAllFloats(list.values())
                    .build();
        } else if (attribute instanceof Attribute.StringList list) {
            List<ByteString> texts =
                    list.values().stream().map(ByteString::copyFromUtf8).toList();
            return message.setType(AttributeType.STRINGS).addAllStrings(texts).build();
        } else if (attribute instanceof Attribute.TensorValue tensor) {
            return message.setType(AttributeType.TENSOR)
                    .setT(TensorCodec.encode("", tensor.value()))
                    .build();
        }
        return wire((Attribute.Opaque) attribute).toBuilder().setName(name).build();
    }

    /** Returns the message that an attribute carries. */
    static AttributeProto wire(Attribute.Opaque opaque) {
        try {
            return AttributeProto.parseFrom(
                    UnsafeByteOperations.unsafeWrap(opaque.wire().duplicate()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an attribute that was read cannot be read again: " + e.getMessage(), e);
        }
    }

    /** Very old files give no type: the one that is filled in counts. */
    private static AttributeType typeOf(AttributeProto message) {
        if (message.hasType() && message.getType() != AttributeType.UNDEFINED) {
            return message.getType();
        } else if (message.hasI()) {
            return AttributeType.INT;
        } else if (message.hasF()) {
            return AttributeType.FLOAT;
        } else if (message.hasS()) {
            return AttributeType.STRING;
        } else if (message.hasT()) {
            return AttributeType.TENSOR;
        } else if (message.getIntsCount() > 0) {
            return AttributeType.INTS;
        } else if (message.getFloatsCount() > 0) {
            return AttributeType.FLOATS;
        }
        return message.getStringsCount() > 0 ? AttributeType.STRINGS : AttributeType.UNDEFINED;
    }

    private Attribute text(AttributeProto message) {
        return message.getS().isValidUtf8()
                ? new Attribute.StringValue(message.getS().toStringUtf8())
                : opaque(message);
    }

    private Attribute texts(AttributeProto message) {
        return message.getStringsList().stream().allMatch(ByteString::isValidUtf8)
                ? new Attribute.StringList(message.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList())
                : opaque(message);
    }

    private Attribute tensor(AttributeProto message) {
        return TensorCodec.isReadable(message.getT())
                ? new Attribute.TensorValue(tensors.decode(message.getT()))
                : opaque(message);
    }

    private Attribute opaque(AttributeProto message) {
        return carried(new Subgraphs(tensors).inlined(message));
    }

    /** Carries a message that refers to no other file. */
    static Attribute.Opaque carried(AttributeProto whole) {
        return new Attribute.Opaque(
                whole.toByteString().asReadOnlyByteBuffer(), Subgraphs.captures(whole), Subgraphs.operators(whole));
    }
}
