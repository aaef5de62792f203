package io.limpid.method.surrogate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Weighted least squares, row by row: only {@code X^T W X} and {@code X^T W y} are kept. */
final class NormalEquations {
    private final DMatrixRMaj products;
    private final DMatrixRMaj answers;

    NormalEquations(int unknowns) {
        products = new DMatrixRMaj(unknowns, unknowns);
        answers = new DMatrixRMaj(unknowns, 1);
    }

    /** Adds one row {@code x} with its answer {@code y}. */
    void add(double[] row, double answer, double weight) {
        for (int i = 0; i < row.length; i++) {
            double share = weight * row[i];
            if (share != 0) {
                answers.add(i, 0, share * answer);
                for (int j = 0; j < row.length; j++) {
                    products.add(i, j, share * row[j]);
                }
            }
        }
    }

    /** Adds a penalty {@code alpha b_i^2} on every unknown. */
    void penalise(double alpha) {
        for (int i = 0; i < products.numRows; i++) {
            products.add(i, i, alpha);
        }
    }

    /** Returns the solution; the shortest one if there are many. */
    double[] solve() {
        DMatrixRMaj solution = new DMatrixRMaj(answers.numRows, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(answers.numRows);
        if (!solver.setA(products.copy())) {
            solver = LinearSolverFactory_DDRM.pseudoInverse(true);
            solver.setA(products.copy());
        }
        solver.solve(answers, solution);
        return solution.data;
    }
}
