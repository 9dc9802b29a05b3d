// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.JWK;
import dev.foyer.Connection;
import dev.foyer.jdbc.JdbcBackplane;
import dev.foyer.jwt.JwtVerifier;
import dev.foyer.redis.RedisBackplane;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.NullMarked;

/** Makes the applications that are deployed for tests: with Foyer in {@code WEB-INF/lib}, as a user would have it. */
public final class Wars {

    private Wars() {}

    /** An application without {@code beans.xml} that consists of the classes nested in a test, the journal and the gates. */
    public static WebArchive of(String name, Class<?> test) {
        return bringing(without(name, test).addAsLibraries(libraries()), "core");
    }

    /** The same without Foyer, and without what a server lacks. */
    public static WebArchive without(String name, Class<?> test) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(TextServlet.class, Journal.class, JournalServlet.class, Gates.class, GatesServlet.class)
                .addClass(test);
    }

    /** Adds what connects the nodes of an application by Redis, and other settings. */
    public static WebArchive onRedis(WebArchive war, String url, String... settings) {
        return with(
                withRedis(war),
                Stream.concat(
                                Stream.of("foyer.backplane.url=" + url, "foyer.backplane.name=contract"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** Adds the jars for Redis, and no setting. */
    public static WebArchive withRedis(WebArchive war) {
        return war.addAsLibraries(jarOf(RedisBackplane.class), jarOf(redis.clients.jedis.Connection.class));
    }

    /** Adds the jar for databases, and no setting. */
    public static WebArchive withDatabase(WebArchive war) {
        return war.addAsLibraries(jarOf(JdbcBackplane.class));
    }

    /** Adds the jars that verify tokens, and no setting. */
    public static WebArchive withJwt(WebArchive war) {
        return war.addAsLibraries(jarOf(JwtVerifier.class), jarOf(JWK.class));
    }

    /** Adds the jars of Micrometer, with a registry for Prometheus. */
    public static WebArchive withPrometheus(WebArchive war) {
        return war.addAsLibraries(
                jarOf(PrometheusMeterRegistry.class),
                jarOf(MeterRegistry.class),
                jarOf(KeyValue.class),
                jarOf(Observation.class),
                jarOf(CollectorRegistry.class),
                jarOf(TextFormat.class),
                jarOf("org.HdrHistogram.Histogram"),
                jarOf("org.LatencyUtils.LatencyStats"));
    }

    /** Adds what connects the nodes of an application by the database of the server. */
    public static WebArchive onDatabase(WebArchive war, String name) {
        return onDatabase(war, name, "java:comp/DefaultDataSource");
    }

    /** The same with another data source. */
    public static WebArchive onDatabase(WebArchive war, String name, String dataSource) {
        return with(withDatabase(war), "foyer.backplane.datasource=" + dataSource, "foyer.backplane.name=" + name);
    }

    /** What Foyer brings into an application. */
    public static File[] libraries() {
        return new File[] {jarOf(Connection.class), extension(), jarOf(NullMarked.class)};
    }

    /**
     * Adds the libraries for something that the server under test lacks, as its applications have to bring them: {@code core} (CDI,
     * JSON-B, Bean Validation), {@code rest} or {@code fault-tolerance}. Adds nothing for a server that has it. A CDI container that
     * the application brings finds its beans only if there is a {@code beans.xml}.
     */
    public static WebArchive bringing(WebArchive war, String what) {
        File[] jars = new File(System.getProperty("foyer.server.libraries", "none"), what + "/target/jars").listFiles();
        if (jars == null) {
            return war;
        }
        return war.addAsLibraries(jars).addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /** Adds settings, {@code key=value}. */
    public static WebArchive with(WebArchive war, String... settings) {
        return war.addAsResource(
                new StringAsset(String.join("\n", settings)), "META-INF/microprofile-config.properties");
    }

    private static File extension() {
        return jarOf("dev.foyer.internal.container.FoyerExtension");
    }

    private static File jarOf(String type) {
        try {
            return jarOf(Class.forName(type));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            var jar = new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!jar.isFile()) {
                throw new IllegalStateException(jar + " is not a jar: run the tests with 'mvn verify'.");
            }
            return jar;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
