package io.limpid;

import io.limpid.backward.canonizer.OutputHead;
import io.limpid.program.Network;
import io.limpid.program.Outputs;

/** Probabilities of logits, computed in double precision. */
public final class Probabilities {
    private Probabilities() {}

    /** Returns what a model's head makes of an image's logits: each by itself under a sigmoid, otherwise softmax over the classes. */
    public static float[] of(Network network, float[] logits) {
        return isSigmoid(network) ? sigmoid(logits) : softmax(logits, network.outputs());
    }

    /** Tells whether they mean anything: a softmax over one class is always 1. */
    static boolean tellSomething(Network network) {
        return isSigmoid(network) || network.outputs().classes() > 1;
    }

    private static boolean isSigmoid(Network network) {
        return network.head().kind() == OutputHead.Kind.SIGMOID;
    }

    private static float[] softmax(float[] logits, Outputs outputs) {
        float[] probabilities = new float[logits.length];
        int stride = outputs.classStride();
        for (int i = 0; i < logits.length; i++) {
            if (outputs.classOf(i) == 0) {
                softmax(logits, probabilities, new Classes(i, stride, outputs.classes()));
            }
        }
        return probabilities;
    }

    /** Where the numbers of all classes at one place lie. */
    private record Classes(int start, int stride, int count) {
        int index(int number) {
            return start + number * stride;
        }
    }

    private static void softmax(float[] logits, float[] probabilities, Classes classes) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes.count(); k++) {
            greatest = Math.max(greatest, logits[classes.index(k)]);
        }
        double sum = 0;
        for (int k = 0; k < classes.count(); k++) {
            sum += Math.exp(logits[classes.index(k)] - greatest);
        }
        for (int k = 0; k < classes.count(); k++) {
            int at = classes.index(k);
            probabilities[at] = (float) (Math.exp(logits[at] - greatest) / sum);
        }
    }

    private static float[] sigmoid(float[] logits) {
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return probabilities;
    }
}
