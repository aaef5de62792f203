package io.limpid.metric.localisation;

import io.limpid.metric.MetricCase;
import io.limpid.tensor.Tensor;

/** Which pixels show the object. */
final class ObjectMask {
    private final float[] members;
    private final int width;

    private ObjectMask(float[] members, int width) {
        this.members = members;
        this.width = width;
    }

    static ObjectMask of(MetricCase example) {
        Tensor mask = example.truth().mask().orElseThrow();
        return new ObjectMask(mask.toFloats(), mask.size(-1));
    }

    boolean holds(int pixel) {
        return members[pixel] > 0;
    }

    int size() {
        int size = 0;
        for (float member : members) {
            size += member > 0 ? 1 : 0;
        }
        return size;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    double shareOfImage() {
        return (double) size() / members.length;
    }

    float[] toFloats() {
        return members.clone();
    }

    /** Returns the sum of a map's numbers on the object. */
    double sum(double[] map) {
        double sum = 0;
        for (int i = 0; i < map.length; i++) {
            sum += holds(i) ? map[i] : 0;
        }
        return sum;
    }

    /** Tells whether a pixel of the object lies within a distance of a pixel. */
    boolean isWithin(int distance, int pixel) {
        int column = pixel % width;
        int row = pixel / width;
        int height = members.length / width;
        for (int y = Math.max(0, row - distance); y <= Math.min(height - 1, row + distance); y++) {
            for (int x = Math.max(0, column - distance); x <= Math.min(width - 1, column + distance); x++) {
                boolean near = (x - column) * (x - column) + (y - row) * (y - row) <= distance * distance;
                if (near && holds(y * width + x)) {
                    return true;
                }
            }
        }
        return false;
    }
}
