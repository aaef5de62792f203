package io.limpid.layer;

import java.util.Objects;

/** Where a method looks: at a layer that Limpid chooses, at the model's input, or at a tensor by its name. */
public sealed interface TargetLayer permits TargetLayer.LastSpatial, TargetLayer.Input, TargetLayer.Named {
    /** Returns the last layer that still has height and width, as CAMs use it; in spec strings {@code auto}. */
    static TargetLayer lastSpatial() {
        return new LastSpatial();
    }

    /** Returns the model's input; in spec strings {@code input}. */
    static TargetLayer input() {
        return new Input();
    }

    /** Returns a tensor or node by its name in the ONNX file. */
    static TargetLayer named(String name) {
        return new Named(name);
    }

    /** Returns the layer that a spec string names: {@code auto}, {@code last}, {@code input}, or a name. */
    static TargetLayer parse(String text) {
        if (text.equals("auto") || text.equals("last")) {
            return lastSpatial();
        }
        return text.equals("input") ? input() : named(text);
    }

    /** Returns the text that {@link #parse} reads. */
    String text();

    /** The last layer with height and width. */
    record LastSpatial() implements TargetLayer {
        @Override
        public String text() {
            return "auto";
        }
    }

    /** The model's input. */
    record Input() implements TargetLayer {
        @Override
        public String text() {
            return "input";
        }
    }

    /** A tensor or node by name. */
    record Named(String name) implements TargetLayer {
        public Named {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String text() {
            return name;
        }
    }
}
