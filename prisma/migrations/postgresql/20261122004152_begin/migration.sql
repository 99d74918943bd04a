-- CreateTable
CREATE TABLE "Circle" (
    "id" TEXT NOT NULL,

    CONSTRAINT "Circle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tenant" (
    "platform" TEXT NOT NULL,
    "id" TEXT NOT NULL,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("platform","id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "house" TEXT NOT NULL,
    "contact" TEXT,
    "lang" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "coordinator" BOOLEAN NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("platform","tenantId","id")
);

-- CreateTable
CREATE TABLE "ExpertProfile" (
    "personId" TEXT NOT NULL,
    "specialty" TEXT NOT NULL,
    "subspecialties" TEXT NOT NULL,
    "interests" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "weeklyCap" INTEGER NOT NULL,
    "pausedUntil" TIMESTAMP(3),
    "deputyId" TEXT,

    CONSTRAINT "ExpertProfile_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "ConsultRequest" (
    "id" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "askerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rowVersion" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "history" TEXT,
    "desiredStep" TEXT,
    "earlierPlan" TEXT,
    "earlierPlanBy" TEXT,
    "anonymous" BOOLEAN NOT NULL,
    "namedExpert" TEXT,
    "onlyNamed" BOOLEAN NOT NULL,
    "lang" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "known" TEXT NOT NULL,
    "kept" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "confirmedAt" TIMESTAMP(3),
    "submittedAt" TIMESTAMP(3),
    "promisedAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "closedHow" TEXT,
    "redFlags" TEXT NOT NULL,
    "redFlagAnswer" TEXT,
    "similarCases" TEXT NOT NULL,
    "usedCase" TEXT,
    "candidates" TEXT NOT NULL,
    "confident" BOOLEAN NOT NULL,
    "choice" TEXT,
    "excluded" TEXT NOT NULL,
    "snoozes" INTEGER NOT NULL,

    CONSTRAINT "ConsultRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Introduction" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "expertId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "chosenBy" TEXT NOT NULL,
    "offeredAt" TIMESTAMP(3) NOT NULL,
    "deliveredAt" TIMESTAMP(3),
    "acceptedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "declineReason" TEXT,
    "answers" TEXT NOT NULL,
    "reminders" INTEGER NOT NULL,
    "pseudonym" TEXT,
    "thankedAt" TIMESTAMP(3),

    CONSTRAINT "Introduction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "introductionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "askerReveals" BOOLEAN NOT NULL,
    "expertReveals" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RelayMessage" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "conversationId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RelayMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandOver" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "HandOver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "requestId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "value" TEXT,
    "planChanged" BOOLEAN,
    "text" TEXT,
    "snoozes" INTEGER NOT NULL,
    "at" TIMESTAMP(3),

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "seq" SERIAL NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "personId" TEXT,
    "place" TEXT,
    "event" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestId" TEXT,
    "place" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "card" TEXT,
    "about" TEXT,
    "handle" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "messagePlatform" TEXT,
    "messageTenant" TEXT,
    "messagePlace" TEXT,
    "messageId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Timer" (
    "id" SERIAL NOT NULL,
    "requestId" TEXT NOT NULL,
    "timer" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "dueAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handle" (
    "handle" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "requestId" TEXT,
    "about" TEXT,

    CONSTRAINT "Handle_pkey" PRIMARY KEY ("handle")
);

-- CreateTable
CREATE TABLE "Place" (
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "id" TEXT NOT NULL,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditLine" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "requestId" TEXT,
    "detail" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditLine_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "KeyValue" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "secret" BOOLEAN NOT NULL,

    CONSTRAINT "KeyValue_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "LibraryCase" (
    "id" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "expertId" TEXT NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "closedOn" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LibraryCase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Person_circleId_idx" ON "Person"("circleId");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "ConsultRequest_askerId_createdAt_idx" ON "ConsultRequest"("askerId", "createdAt");

-- CreateIndex
CREATE INDEX "ConsultRequest_circleId_status_idx" ON "ConsultRequest"("circleId", "status");

-- CreateIndex
CREATE INDEX "Introduction_requestId_idx" ON "Introduction"("requestId");

-- CreateIndex
CREATE INDEX "Introduction_expertId_offeredAt_idx" ON "Introduction"("expertId", "offeredAt");

-- CreateIndex
CREATE INDEX "Conversation_requestId_idx" ON "Conversation"("requestId");

-- CreateIndex
CREATE INDEX "Conversation_introductionId_idx" ON "Conversation"("introductionId");

-- CreateIndex
CREATE INDEX "RelayMessage_requestId_idx" ON "RelayMessage"("requestId");

-- CreateIndex
CREATE INDEX "RelayMessage_conversationId_idx" ON "RelayMessage"("conversationId");

-- CreateIndex
CREATE INDEX "HandOver_requestId_idx" ON "HandOver"("requestId");

-- CreateIndex
CREATE INDEX "HandOver_fromId_idx" ON "HandOver"("fromId");

-- CreateIndex
CREATE INDEX "HandOver_toId_idx" ON "HandOver"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_dedupeKey_key" ON "InboxEvent"("dedupeKey");

-- CreateIndex
CREATE INDEX "InboxEvent_status_seq_idx" ON "InboxEvent"("status", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_id_key" ON "Delivery"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_status_seq_idx" ON "Delivery"("status", "seq");

-- CreateIndex
CREATE INDEX "Delivery_place_status_seq_idx" ON "Delivery"("place", "status", "seq");

-- CreateIndex
CREATE INDEX "Delivery_requestId_idx" ON "Delivery"("requestId");

-- CreateIndex
CREATE INDEX "Delivery_messageId_idx" ON "Delivery"("messageId");

-- CreateIndex
CREATE INDEX "Timer_dueAt_idx" ON "Timer"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Timer_requestId_timer_about_key" ON "Timer"("requestId", "timer", "about");

-- CreateIndex
CREATE INDEX "Handle_requestId_idx" ON "Handle"("requestId");

-- CreateIndex
CREATE INDEX "AuditLine_requestId_idx" ON "AuditLine"("requestId");

-- CreateIndex
CREATE INDEX "LibraryCase_circleId_idx" ON "LibraryCase"("circleId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_platform_tenantId_fkey" FOREIGN KEY ("platform", "tenantId") REFERENCES "Tenant"("platform", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertProfile" ADD CONSTRAINT "ExpertProfile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultRequest" ADD CONSTRAINT "ConsultRequest_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultRequest" ADD CONSTRAINT "ConsultRequest_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Introduction" ADD CONSTRAINT "Introduction_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Introduction" ADD CONSTRAINT "Introduction_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_introductionId_fkey" FOREIGN KEY ("introductionId") REFERENCES "Introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayMessage" ADD CONSTRAINT "RelayMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayMessage" ADD CONSTRAINT "RelayMessage_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOver" ADD CONSTRAINT "HandOver_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOver" ADD CONSTRAINT "HandOver_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOver" ADD CONSTRAINT "HandOver_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Timer" ADD CONSTRAINT "Timer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryCase" ADD CONSTRAINT "LibraryCase_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
