package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of docs/how-to/compile-into-onnx, run by node and by a browser, gives what Java gives. */
class JavaScriptTest {
    private static final double CLOSE = 1e-5;
    private static final Path ROOT = Path.of(System.getProperty("limpid.root", "."));
    private static final Path EXAMPLE = ROOT.resolve("docs/how-to/compile-into-onnx");
    private static final Path MODULES = ROOT.resolve("target/javascript/node_modules");

    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Tensor INPUT = NET.example(1);
    private static final Classifier CLASSIFIER = Classifier.of(
            OnnxModel.of(NET.graph()), Preprocessing.imagenet().withInputSize(INPUT.size(2), INPUT.size(3)));
    private static final List<String> METHODS =
            List.of("grad-cam", "layer-cam-fusion", "saliency", "lrp", "deep-lift", "guided-grad-cam");

    @TempDir
    Path folder;

    @BeforeEach
    void compile() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(MODULES),
                "the packages are missing; copy docs/how-to/compile-into-onnx/package.json to target/javascript and run"
                        + " npm install --ignore-scripts there");
        List<GraphMethod> methods =
                METHODS.stream().map(spec -> (GraphMethod) Methods.parse(spec)).toList();
        ExplainedModel.of(CLASSIFIER, methods).withTarget(TargetInput.REQUIRED).write(folder.resolve("explained.onnx"));
        byte[] pixels = new byte[INPUT.bytes().remaining()];
        INPUT.bytes().get(pixels);
        Files.write(folder.resolve("pixels.f32"), pixels);
    }

    private static String dims() {
        return Arrays.stream(INPUT.shape()).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    private static Path program(String... names) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(path -> Stream.of(names).map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> Assumptions.abort(String.join(" or ", names) + " is not installed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void node_givesWhatJavaGives(int target) throws Exception {
        ProcessBuilder node = new ProcessBuilder(
                program("node").toString(),
                EXAMPLE.resolve("explain.js").toAbsolutePath().toString(),
                folder.resolve("explained.onnx").toString(),
                folder.resolve("pixels.f32").toString(),
                dims(),
                Integer.toString(target));
        node.environment().put("NODE_PATH", MODULES.toAbsolutePath().toString());
        Path errors = folder.resolve("errors.txt");
        Process process = node.redirectError(errors.toFile()).start();
        byte[] json = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();

        agrees(new ObjectMapper().readTree(json), target);
    }

    private static void agrees(JsonNode outputs, int target) {
        assertThat(outputs.has(NET.logits().name())).as(outputs.toString()).isTrue();
        for (String spec : METHODS) {
            try (Explainer explainer = Methods.parse(spec).on(CLASSIFIER)) {
                Target wanted = target < 0 ? Target.predicted() : Target.classIndex(target);
                Attribution attribution = explainer.explain(INPUT, wanted);
                near(outputs.at("/" + spec + "~1attribution"), attribution.values());
                near(outputs.at("/" + spec + "~1heatmap"), shown(attribution));
            }
        }
    }

    /** Returns the heatmap as files hold it: 0.5 is zero where both signs count. */
    private static Tensor shown(Attribution attribution) {
        Tensor heatmap = attribution.heatmap().values();
        float[] values = heatmap.toFloats();
        for (int i = 0; i < values.length && attribution.display() == Display.SIGNED; i++) {
            values[i] = 0.5f + 0.5f * values[i];
        }
        return Tensor.of(values, heatmap.shape());
    }

    private static void near(JsonNode found, Tensor wanted) {
        float[] values = wanted.toFloats();
        double scale = 0;
        for (float value : values) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(found.at("/data").size()).isEqualTo(values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(found.at("/data").get(i).asDouble())
                    .isBetween(values[i] - CLOSE * scale, values[i] + CLOSE * scale);
        }
    }

    @Test
    void browser_givesWhatJavaGives() throws Exception {
        agrees(opened("model=explained.onnx&pixels=pixels.f32&target=2&dims=" + dims()), 2);
    }

    @Test
    void pageWithoutAModel_saysHowToOpenIt() throws Exception {
        assertThat(opened("dims=" + dims()).at("/failure").asText())
                .contains("The address lacks model, pixels", "index.html?model=explained.onnx");
    }

    /** Returns what the page reports when it is opened. */
    private JsonNode opened(String query) throws Exception {
        Path chromium = program("chromium", "chromium-browser", "google-chrome");
        CompletableFuture<JsonNode> report = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, report));
        server.start();
        Process browser = new ProcessBuilder(
                        chromium.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/index.html?report=report&" + query)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.txt").toFile())
                .start();
        try {
            return report.get(60, TimeUnit.SECONDS);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange, CompletableFuture<JsonNode> report) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            if (path.equals("report")) {
                report.complete(new ObjectMapper().readTree(exchange.getRequestBody()));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            Path file = Stream.of(
                            folder.resolve(path),
                            EXAMPLE.resolve(path),
                            MODULES.resolve("onnxruntime-web/dist").resolve(path.replaceFirst("^ort/", "")))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(folder);
            if (file.equals(folder)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", type(path));
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String path) {
        return path.endsWith(".html")
                ? "text/html"
                : path.endsWith("js")
                        ? "text/javascript"
                        : path.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    }
}
