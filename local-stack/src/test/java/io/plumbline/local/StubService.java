package io.plumbline.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Stands for a service: answers the health question, and any other with the configuration that it was started with. */
public final class StubService {

    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        if (Boolean.getBoolean("stub.fails")) {
            throw new IllegalStateException("stub.fails is set");
        }
        int port = Integer.getInteger("quarkus.http.port");
        listen(port);
        int management = Integer.getInteger("quarkus.management.port", port);
        if (management != port) {
            listen(management);
        }
        System.out.println("stub listens");
    }

    private static void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] body = configuration().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String configuration() {
        String properties = System.getProperties().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
        return properties + "\nenvironment STUB_KEY=" + System.getenv("STUB_KEY");
    }
}
