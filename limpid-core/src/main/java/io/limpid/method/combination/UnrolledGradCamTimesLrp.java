package io.limpid.method.combination;

import io.limpid.GraphMethod;
import io.limpid.Method;
import io.limpid.UnrolledMethod;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.image.Size;
import io.limpid.method.plane.Blur;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Shape;

/**
 * {@link GradCamTimesLrp} as nodes, in single precision, {@code [N,H,W]}; a value that lies at the level of the denoising may
 * fall on its other side.
 *
 * @param origin what it comes near
 */
record UnrolledGradCamTimesLrp(GradCamTimesLrp origin) implements UnrolledMethod {
    @Override
    public Value emit(Frame frame) {
        Network network = frame.network();
        Shape input = network.graph().type(network.input()).shape();
        Size size = new Size(Math.toIntExact(input.size(2)), Math.toIntExact(input.size(3)));
        Emitter emit = frame.emit().scoped(origin.canonical().name());
        Value cam = emit.relu(plane(frame, "first", origin.cam(), size));
        Value relevance = origin.blend().evidence().emit(emit, plane(frame, "second", origin.relevance(), size));
        Value clean = origin.blend()
                .denoising()
                .emit(emit, zeroToOne(emit, cam), origin.blend().level());
        return blurred(emit, emit.squeeze(emit.mul(clean, relevance), 1), size);
    }

    /** Emits a method's attribution as one number for each pixel, {@code [N,1,H,W]}. */
    private Value plane(Frame frame, String parameter, Method method, Size size) {
        GraphMethod graph = requireNodes(parameter, method);
        boolean byElement = givesElements(requireSameNetwork(frame.network(), parameter, graph));
        Emitter emit = frame.emit().scoped(origin.canonical().name());
        Value attribution = graph.emit(frame);
        Value map = byElement ? emit.reduceMean(attribution, 1) : emit.unsqueeze(attribution, 1);
        return emit.resize(map, size.height(), size.width());
    }

    private GraphMethod requireNodes(String parameter, Method method) {
        if (method instanceof GraphMethod graph) {
            return graph;
        }
        throw refused(parameter, method);
    }

    private GraphProgram requireSameNetwork(Network network, String parameter, GraphMethod method) {
        GraphProgram program = method.program(network);
        if (program.network() == network) {
            return program;
        }
        throw refused(parameter, method);
    }

    private IllegalArgumentException refused(String parameter, Method method) {
        return new IllegalArgumentException(
                "parameter " + parameter + " of " + origin.canonical().name() + " is "
                        + method.spec()
                        + ", which cannot be written as nodes together with the other; choose one that needs one"
                        + " run and takes batch normalization folded");
    }

    /** Tells whether an attribution is {@code [N,C,h,w]}, not {@code [N,h,w]}. */
    private static boolean givesElements(GraphProgram program) {
        Network network = program.network();
        Shape input = network.graph().type(network.input()).shape();
        Graph typed = ShapeProbe.probe(program.model(), input).graph();
        return typed.type(Value.of(program.attribution())).shape().rank() == 4;
    }

    private static Value zeroToOne(Emitter emit, Value map) {
        Value least = emit.reduceMin(map, 2, 3);
        return emit.divOrZero(emit.sub(map, least), emit.sub(emit.reduceMax(map, 2, 3), least));
    }

    private Value blurred(Emitter emit, Value map, Size size) {
        Blur blur = origin.blend().blur();
        if (blur.sigma() == 0) {
            return map;
        }
        Value rows = emit.constant(blur.matrix(size.width()));
        Value columns = emit.constant(blur.matrix(size.height()));
        return emit.matMul(columns, emit.matMul(map, emit.transpose(rows, 1, 0)));
    }
}
