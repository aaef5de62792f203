package io.limpid.metric.golden;

import java.util.stream.IntStream;

/**
 * The order in which NumPy 1.24 sorts numbers by default: quicksort around the median of three, small ranges by insertion. Equal
 * numbers come in an order of their own, which Quantus' curves depend on.
 */
final class NumpyOrder {
    private static final int SMALL = 16;

    private final double[] numbers;
    private final int[] order;

    private NumpyOrder(double... numbers) {
        this.numbers = numbers;
        this.order = IntStream.range(0, numbers.length).toArray();
    }

    /** Returns the indices of numbers, from the least to the greatest. */
    static int[] ascending(double... numbers) {
        NumpyOrder sorted = new NumpyOrder(numbers);
        sorted.sort(0, numbers.length - 1);
        return sorted.order;
    }

    private void sort(int first, int last) {
        if (last - first < SMALL) {
            insert(first, last);
            return;
        }
        int pivot = partition(first, last);
        sort(first, pivot - 1);
        sort(pivot + 1, last);
    }

    private int partition(int first, int last) {
        int middle = first + (last - first) / 2;
        ascend(first, middle);
        ascend(middle, last);
        ascend(first, middle);
        double pivot = at(middle);
        swap(middle, last - 1);
        int low = first;
        int high = last - 1;
        while (true) {
            do {
                low++;
            } while (at(low) < pivot);
            do {
                high--;
            } while (pivot < at(high));
            if (low >= high) {
                swap(low, last - 1);
                return low;
            }
            swap(low, high);
        }
    }

    private void insert(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            for (int j = i; j > first && at(j) < at(j - 1); j--) {
                swap(j, j - 1);
            }
        }
    }

    private void ascend(int first, int second) {
        if (at(second) < at(first)) {
            swap(first, second);
        }
    }

    private double at(int place) {
        return numbers[order[place]];
    }

    private void swap(int first, int second) {
        int kept = order[first];
        order[first] = order[second];
        order[second] = kept;
    }
}
