/** What the simulated models and the HTTP face share: the request as understood, the answer as generated, seeded chance and tokens. */
package io.plumbline.simulator.chat;
