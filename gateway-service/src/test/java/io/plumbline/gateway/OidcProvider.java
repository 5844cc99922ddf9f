package io.plumbline.gateway;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/** An OpenID provider on loopback as a gateway sees it: discovery, public keys, and tokens signed with the private ones. */
public final class OidcProvider implements QuarkusTestResourceLifecycleManager {

    private static final String KEY_ID = "provider-key";
    private static final KeyPair KEY = newKey();
    private static volatile String issuer;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}"""
                        .formatted(issuer));
        RsaJsonWebKey shown = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) KEY.getPublic());
        shown.setKeyId(KEY_ID);
        shown.setUse("sig");
        shown.setAlgorithm("RS256");
        serve("/keys", "{\"keys\": [" + shown.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");
        server.start();
        return Map.of("quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.auth-server-url", issuer);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** The claims of a valid token for somebody with roles, to be spoilt and signed. */
    static JwtClaimsBuilder claims(String subject, Set<String> roles) {
        return Jwt.claims()
                .issuer(issuer)
                .audience("plumbline")
                .subject(subject)
                .claim("preferred_username", subject + "@example.org")
                .groups(roles)
                .issuedAt(Instant.now().minusSeconds(5))
                .expiresIn(Duration.ofMinutes(5));
    }

    static String signed(JwtClaimsBuilder claims) {
        return signed(claims, KEY);
    }

    static String signed(JwtClaimsBuilder claims, KeyPair key) {
        return claims.jws().keyId(KEY_ID).sign(key.getPrivate());
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
