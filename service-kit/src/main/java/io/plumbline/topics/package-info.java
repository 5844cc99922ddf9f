/** Creates the topics of the contract on a broker. */
package io.plumbline.topics;
