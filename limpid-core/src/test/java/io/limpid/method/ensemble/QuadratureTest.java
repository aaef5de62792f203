package io.limpid.method.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {
    private static double integral(Quadrature rule, int points, int power) {
        return rule.points(points).stream()
                .mapToDouble(point -> point.weight() * Math.pow(point.at(), power))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void weights_sumToOne(Quadrature rule) {
        assertThat(integral(rule, 50, 0)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 50})
    void gaussLegendre_isExactForPolynomialsOfTwiceItsDegree(int points) {
        for (int power = 0; power < 2 * points; power++) {
            assertThat(integral(Quadrature.GAUSS_LEGENDRE, points, power)).isCloseTo(1.0 / (power + 1), within(1e-12));
        }
    }

    @Test
    void midpoint_isExactForLines_rightEndIsNot() {
        assertThat(integral(Quadrature.MIDPOINT, 4, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(integral(Quadrature.RIGHT, 4, 1)).isCloseTo(0.625, within(1e-12));
    }
}
