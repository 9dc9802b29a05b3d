// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Connects a socket within a time, and encrypts it if wanted, with what the JVM or its server trusts. Jedis's own class
 * for it needs a logger, and gives each address of a host the whole time.
 *
 * @param opened takes the socket before it connects, so that another thread can close it at any moment
 */
record Sockets(HostAndPort to, boolean tls, Consumer<Socket> opened) implements JedisSocketFactory {

    /** How long connecting may take, and each answer while the connection is made. */
    static final Duration WAIT = Duration.ofSeconds(2);

    private static final int LEAST_MILLIS = 200;

    @Override
    public Socket createSocket() {
        try {
            Socket plain = connect();
            return tls ? encrypt(plain) : plain;
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new JedisConnectionException("No connection to " + to + '.', failed);
        }
    }

    private Socket connect() throws IOException {
        long end = System.nanoTime() + WAIT.toNanos();
        InetAddress[] addresses = InetAddress.getAllByName(to.getHost());
        IOException last = new IOException("no address");
        for (int i = 0; i < addresses.length; i++) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis() / (addresses.length - i);
            var socket = new Socket();
            opened.accept(socket);
            try {
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.setSoTimeout((int) WAIT.toMillis());
                socket.connect(new InetSocketAddress(addresses[i], to.getPort()), (int) Math.max(left, LEAST_MILLIS));
                return socket;
            } catch (IOException failed) {
                socket.close();
                last = failed;
            }
        }
        throw last;
    }

    private SSLSocket encrypt(Socket plain) throws IOException, NoSuchAlgorithmException {
        var encrypted = (SSLSocket)
                SSLContext.getDefault().getSocketFactory().createSocket(plain, to.getHost(), to.getPort(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be of this host
        encrypted.setSSLParameters(parameters);
        try {
            encrypted.startHandshake();
            return encrypted;
        } catch (IOException refused) {
            plain.close();
            throw refused;
        }
    }
}
