package io.limpid.backward.operator;

import io.limpid.backward.Signals;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The forms in which a convolution's transpose can be written, all equal but for speed; the plainest come first. */
enum ConvForm {
    /** A convolution with the kernel turned round, for stride 1. */
    FLIPPED {
        @Override
        boolean exists(Transposition at) {
            return at.window().isFlippable();
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            Value flipped = at.kernel().flipped(emit, at.weights());
            return emit.conv(
                    signal,
                    flipped,
                    Value.ABSENT,
                    at.kernel().grouped(at.window().flipped()));
        }
    },
    /** ONNX's own operator: for every convolution. */
    CONV_TRANSPOSE {
        @Override
        boolean exists(Transposition at) {
            return true;
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            Value places = emit.convTranspose(
                    signal, at.weights(), at.kernel().grouped(at.window().transposed()));
            return Blocked.entered(emit, places, at.image());
        }
    },
    FEW_CHANNELS {
        @Override
        boolean exists(Transposition at) {
            return new FewChannels(at.window(), at.kernel()).exists();
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            return new FewChannels(at.window(), at.kernel()).transpose(emit, signal, at.weights());
        }
    },
    /** In a quarter of the multiplications, for kernels of three by three and signals that are even. */
    WINOGRAD {
        @Override
        boolean exists(Transposition at) {
            return at.signals() == Signals.EVEN && Winograd.exists(at.window(), at.kernel());
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            return Winograd.transpose(at.window(), at.kernel(), emit, signal, at.weights());
        }
    },
    SUB_PIXEL {
        @Override
        boolean exists(Transposition at) {
            return new SubPixel(at.window(), at.kernel()).exists();
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            return new SubPixel(at.window(), at.kernel()).apart(emit, signal, at.weights());
        }
    },
    SUB_PIXEL_AT_ONCE {
        @Override
        boolean exists(Transposition at) {
            return new SubPixel(at.window(), at.kernel()).exists();
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            return new SubPixel(at.window(), at.kernel()).atOnce(emit, signal, at.weights());
        }
    },
    ZERO_INSERTION {
        @Override
        boolean exists(Transposition at) {
            return new ZeroInsertion(at.window(), at.kernel()).exists();
        }

        @Override
        Value transpose(Transposition at, Emitter emit, Value signal) {
            return new ZeroInsertion(at.window(), at.kernel()).transpose(emit, signal, at.weights());
        }
    };

    /**
     * A convolution to be transposed.
     *
     * @param weights its kernel
     * @param signals what is known of those that arrive
     */
    record Transposition(Window window, Kernel kernel, Value weights, Signals signals) {
        /** Returns the shape of one image that is convolved. */
        Shape image() {
            long channels = kernel.shape().size(1) * kernel.groups();
            return Shape.of(LongStream.concat(LongStream.of(1, channels), Arrays.stream(window.each(WindowAxis::in)))
                    .toArray());
        }
    }

    /** Tells whether a convolution's transpose can be written so. */
    abstract boolean exists(Transposition at);

    /** Emits the transpose. */
    abstract Value transpose(Transposition at, Emitter emit, Value signal);

    /** Emits the transpose in the form that is chosen among those that exist. */
    static Value chosen(FormChoice forms, Transposition at, Emitter emit, Value signal) {
        List<String> existing = Arrays.stream(values())
                .filter(form -> form.exists(at))
                .map(Enum::name)
                .toList();
        Problem problem = Problem.of("Conv", at.window(), at.kernel());
        return valueOf(forms.of(problem, existing)).transpose(at, emit, signal);
    }
}
