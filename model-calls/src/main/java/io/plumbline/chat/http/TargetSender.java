package io.plumbline.chat.http;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.address.AddressRefusedException;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.protocol.BodyMerge;
import io.plumbline.chat.protocol.ChatProtocol;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.chat.reply.ErrorRedaction;
import io.plumbline.chat.reply.RateHints;
import io.plumbline.chat.reply.RawReply;
import io.plumbline.chat.reply.Repeat;
import io.plumbline.chat.reply.ReplyReader;
import io.plumbline.chat.reply.TokenEstimate;
import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Sends requests to one target and reads the responses. Each request ends in an attempt, never in an exception. */
public final class TargetSender {

    /** A listing is only a hint, so it is not waited for. */
    private static final ReplyDeadline LISTING = new ReplyDeadline() {
        @Override
        public Duration first() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration more(Duration waited) {
            return Duration.ZERO;
        }
    };

    private final Transport transport;
    private final EndpointAddresses addresses;
    private final Target target;
    private final ChatProtocol protocol;
    private final RequestUrl url;

    TargetSender(Transport transport, EndpointAddresses addresses, Target target, ChatProtocol protocol) {
        this.transport = transport;
        this.addresses = addresses;
        this.target = target;
        this.protocol = protocol;
        this.url = RequestUrl.of(target, protocol.path());
    }

    /** One HTTP request; fails with a {@link TimeoutException}, a {@link ReplyTooLongException} or the network's error. */
    interface Transport {
        Uni<RawReply> send(RequestOptions options, byte[] body, ReplyDeadline deadline);
    }

    /** The address of the requests. */
    public RequestUrl url() {
        return url;
    }

    /**
     * Prepares what the attempts of one call have in common.
     *
     * @param key the credential; empty if the target needs none
     * @throws IllegalArgumentException if HTTP does not allow the target's address, headers or query
     */
    public Prepared prepare(ChatRequest request, Optional<String> key) {
        RequestOptions head = RequestHead.of(url, target, key);
        ErrorRedaction redaction = new ErrorRedaction(request.messages(), key);
        TokenEstimate estimate = TokenEstimate.of(request, target);
        ReplyReader reader = new ReplyReader(protocol, url, target, request, redaction, estimate, Clock.systemUTC());
        return (dialect, deadline, attempts) -> {
            byte[] usual = protocol.body(target.modelName(), request, dialect);
            byte[] body =
                    target.body().map(fields -> BodyMerge.merged(usual, fields)).orElse(usual);
            return addresses
                    .resolve(url.url())
                    .map(address -> pinned(head, address))
                    .chain(pinned -> transport.send(pinned, body, deadline))
                    .map(raw -> reader.read(raw, dialect, attempts))
                    .onFailure()
                    .recoverWithItem(failure -> broken(reader, failure, attempts));
        };
    }

    /** The server's listing of its models, as sent; empty if it sends none soon. Never fails. */
    public Uni<Optional<String>> listing(Optional<String> key) {
        RequestUrl models = RequestUrl.of(target, "/models");
        RequestOptions head = RequestHead.of(models, target, key).setMethod(HttpMethod.GET);
        return addresses
                .resolve(models.url())
                .chain(address -> transport.send(pinned(head, address), new byte[0], LISTING))
                .map(raw -> Optional.of(raw.body()).filter(body -> raw.status() == 200))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Connects to the address that was checked. Name and certificate stay those of the host. */
    private static RequestOptions pinned(RequestOptions head, InetAddress address) {
        return new RequestOptions(head)
                .setServer(SocketAddress.inetSocketAddress(head.getPort(), address.getHostAddress()));
    }

    private static Attempt broken(ReplyReader reader, Throwable failure, int attempts) {
        if (failure instanceof AddressRefusedException) {
            return Attempt.lasting(new Failure(Kind.HTTP_4XX, failure.getMessage(), attempts), RateHints.NONE);
        }
        if (failure instanceof UnknownHostException) {
            return reader.unsent("the host is not known", attempts);
        }
        if (failure instanceof TimeoutException) {
            return reader.lost(Kind.TIMEOUT, failure.getMessage(), Repeat.OFTEN, attempts);
        }
        if (failure instanceof ReplyTooLongException) {
            return reader.lost(Kind.BAD_RESPONSE, failure.getMessage(), Repeat.NEVER, attempts);
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return failure instanceof ConnectionLostException
                ? reader.lost(Kind.CONNECTION_LOST, message, Repeat.OFTEN, attempts)
                : reader.unsent(message, attempts);
    }

    /** A request that can be sent several times. */
    public interface Prepared {

        /**
         * Sends the request once; never fails.
         *
         * @param dialect the variant of the request
         * @param deadline decides how long to wait for the last byte of the reply
         * @param attempts the number of this attempt in its call, from 1
         */
        Uni<Attempt> send(Dialect dialect, ReplyDeadline deadline, int attempts);
    }
}
