package io.limpid.bench;

import io.limpid.backward.operator.Problem;
import java.util.ArrayList;
import java.util.List;

/** The problems whose forms are measured: what occurs in published architectures, and channels that fill no blocks. */
final class FormProblems {
    private FormProblems() {}

    static List<Problem> all() {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(slidingConvolutions());
        problems.addAll(stridedConvolutions());
        problems.addAll(depthwiseConvolutions());
        problems.addAll(groupedConvolutions());
        problems.addAll(maximums());
        problems.addAll(denominators());
        return problems;
    }

    private static List<Problem> slidingConvolutions() {
        return List.of(
                conv(3, 1, 1, 32, 112),
                conv(3, 1, 3, 8, 14),
                conv(3, 1, 3, 16, 32),
                conv(3, 1, 8, 8, 14),
                conv(3, 1, 16, 16, 14),
                conv(3, 1, 3, 64, 224),
                conv(3, 1, 3, 24, 112),
                conv(5, 1, 3, 32, 112),
                conv(7, 1, 3, 64, 112),
                conv(3, 1, 4, 32, 112),
                conv(3, 1, 8, 32, 112),
                conv(3, 1, 24, 64, 56),
                conv(3, 1, 24, 24, 56),
                conv(3, 1, 32, 24, 56),
                conv(1, 1, 24, 144, 56),
                conv(1, 1, 144, 24, 56),
                conv(1, 1, 24, 72, 28),
                conv(1, 1, 64, 256, 56),
                conv(1, 1, 1024, 256, 14),
                conv(3, 1, 16, 16, 112),
                conv(3, 1, 64, 64, 56),
                conv(3, 1, 256, 256, 14),
                conv(3, 1, 64, 64, 224),
                conv(3, 1, 64, 128, 112),
                conv(3, 1, 128, 128, 112),
                conv(3, 1, 128, 128, 28),
                conv(3, 1, 128, 256, 56),
                conv(3, 1, 256, 256, 56),
                conv(3, 1, 256, 512, 28),
                conv(3, 1, 512, 512, 28),
                conv(3, 1, 512, 512, 14),
                conv(3, 1, 512, 512, 7),
                conv(3, 1, 192, 64, 28),
                conv(3, 1, 32, 64, 28),
                conv(5, 1, 32, 64, 28));
    }

    private static List<Problem> stridedConvolutions() {
        return List.of(
                conv(1, 2, 24, 40, 28),
                conv(1, 2, 8, 8, 7),
                conv(1, 2, 16, 32, 16),
                conv(3, 2, 3, 8, 14),
                conv(3, 2, 8, 8, 7),
                conv(3, 2, 16, 32, 16),
                conv(1, 2, 40, 64, 28),
                conv(1, 2, 64, 40, 28),
                conv(1, 2, 64, 128, 28),
                conv(1, 2, 256, 512, 28),
                conv(1, 2, 1024, 2048, 7),
                conv(2, 2, 24, 40, 28),
                conv(2, 2, 96, 192, 28),
                conv(2, 2, 256, 512, 7),
                conv(3, 2, 1, 32, 56),
                conv(3, 2, 3, 32, 112),
                conv(3, 2, 3, 64, 112),
                conv(3, 2, 3, 24, 112),
                conv(7, 2, 3, 64, 112),
                conv(3, 2, 24, 40, 28),
                conv(3, 2, 24, 64, 28),
                conv(3, 2, 64, 40, 28),
                conv(3, 2, 32, 64, 56),
                conv(3, 2, 64, 128, 28),
                conv(3, 2, 512, 512, 7),
                conv(5, 2, 32, 64, 28),
                conv(4, 4, 3, 96, 56),
                conv(7, 4, 3, 64, 56),
                conv(11, 4, 3, 64, 55),
                conv(16, 16, 3, 256, 14));
    }

    private static List<Problem> depthwiseConvolutions() {
        return List.of(
                depthwise(3, 1, 32, 112),
                depthwise(3, 2, 8, 7),
                depthwise(3, 2, 16, 16),
                depthwise(3, 1, 144, 56),
                depthwise(3, 1, 960, 7),
                depthwise(5, 1, 240, 14),
                depthwise(7, 1, 96, 56),
                depthwise(3, 1, 24, 56),
                depthwise(5, 1, 72, 28),
                depthwise(1, 2, 64, 28),
                depthwise(1, 2, 24, 28),
                depthwise(3, 2, 32, 56),
                depthwise(3, 2, 96, 56),
                depthwise(3, 2, 144, 28),
                depthwise(3, 2, 576, 7),
                depthwise(5, 2, 240, 14),
                depthwise(5, 2, 672, 7),
                depthwise(3, 2, 24, 56),
                depthwise(5, 2, 72, 28));
    }

    private static List<Problem> groupedConvolutions() {
        return List.of(
                grouped(3, 1, 32, 128, 56),
                grouped(3, 1, 32, 1024, 7),
                grouped(3, 1, 3, 24, 56),
                grouped(3, 2, 32, 256, 28),
                grouped(3, 2, 32, 1024, 7),
                grouped(3, 2, 3, 24, 28),
                grouped(1, 1, 3, 240, 28),
                grouped(1, 1, 3, 24, 28),
                grouped(1, 2, 3, 240, 28),
                grouped(1, 2, 3, 24, 28));
    }

    private static List<Problem> maximums() {
        return List.of(
                maximum(2, 2, 64, 112),
                maximum(2, 2, 8, 7),
                maximum(2, 2, 16, 16),
                maximum(3, 2, 8, 7),
                maximum(3, 2, 16, 8),
                maximum(3, 1, 8, 7),
                maximum(2, 2, 128, 56),
                maximum(2, 2, 256, 28),
                maximum(2, 2, 512, 14),
                maximum(2, 2, 512, 7),
                maximum(2, 2, 24, 28),
                maximum(3, 2, 64, 56),
                maximum(3, 2, 192, 28),
                maximum(3, 2, 480, 14),
                maximum(3, 2, 24, 56),
                maximum(3, 1, 192, 28),
                maximum(3, 1, 24, 28),
                maximum(5, 1, 256, 14),
                maximum(13, 1, 256, 14));
    }

    private static List<Problem> denominators() {
        return List.of(
                denominator(3, 64, 224),
                denominator(16, 16, 14),
                denominator(16, 16, 112),
                denominator(24, 64, 56),
                denominator(64, 24, 56),
                denominator(64, 64, 56),
                denominator(64, 64, 224),
                denominator(64, 128, 112),
                denominator(128, 128, 28),
                denominator(128, 128, 112),
                denominator(128, 256, 56),
                denominator(192, 64, 28),
                denominator(256, 256, 14),
                denominator(256, 256, 56),
                denominator(256, 512, 28),
                denominator(512, 512, 7),
                denominator(512, 512, 14),
                denominator(512, 512, 28));
    }

    private static Problem conv(long kernel, long stride, long inputs, long outputs, long size) {
        return new Problem("Conv", kernel, stride, 1, inputs, outputs, size);
    }

    private static Problem depthwise(long kernel, long stride, long channels, long size) {
        return new Problem("Conv", kernel, stride, channels, channels, channels, size);
    }

    private static Problem grouped(long kernel, long stride, long groups, long channels, long size) {
        return new Problem("Conv", kernel, stride, groups, channels, channels, size);
    }

    private static Problem maximum(long kernel, long stride, long channels, long size) {
        return new Problem("MaxPool", kernel, stride, channels, channels, channels, size);
    }

    private static Problem denominator(long inputs, long outputs, long size) {
        return new Problem(Problem.DENOMINATOR, 3, 1, 1, inputs, outputs, size);
    }
}
