package io.limpid.cli.demo;

/** A vector in the viewer's space: to the right, down, and away from the viewer. */
record Direction(float right, float down, float away) {

    float dot(Direction other) {
        return right * other.right + down * other.down + away * other.away;
    }

    /** Returns the vector that stands upright on both. */
    Direction cross(Direction other) {
        return new Direction(
                down * other.away - away * other.down,
                away * other.right - right * other.away,
                right * other.down - down * other.right);
    }

    /** Returns this turned by an angle towards another vector that stands upright on it. */
    Direction turned(double angle, Direction towards) {
        float cos = Shapes.cos(angle);
        float sin = Shapes.sin(angle);
        return new Direction(
                right * cos + towards.right * sin, down * cos + towards.down * sin, away * cos + towards.away * sin);
    }
}
