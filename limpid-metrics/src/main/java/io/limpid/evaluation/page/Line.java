package io.limpid.evaluation.page;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name what it shows
 * @param color which of the page's colours, from 0
 * @param points in order
 */
record Line(String name, int color, List<Point> points) {
    Line {
        points = List.copyOf(points);
    }

    /** Returns this line a little to the side, so that intervals of several lines do not hide each other. */
    Line movedBy(double distance) {
        return new Line(
                name,
                color,
                points.stream()
                        .map(point -> new Point(point.x() + distance, point.y(), point.low(), point.high()))
                        .toList());
    }

    /**
     * A point with the ends of its interval; both the point itself where there is none.
     *
     * @param x along the chart
     * @param y up the chart
     * @param low the interval's lower end
     * @param high its upper end
     */
    record Point(double x, double y, double low, double high) {
        static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }

        boolean hasInterval() {
            return high > low;
        }
    }
}
