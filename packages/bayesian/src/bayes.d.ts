/** The part of `bayes` 1.0.0 in use; the package brings no types. */
declare module 'bayes' {
  /** A classifier; its counts are public, and plain objects. */
  export interface Classifier<Text> {
    readonly categories: Record<string, boolean>;
    readonly docCount: Record<string, number>;
    totalDocuments: number;
    readonly vocabulary: Record<string, boolean>;
    vocabularySize: number;
    readonly wordCount: Record<string, number>;
    readonly wordFrequencyCount: Record<string, Record<string, number>>;
    tokenizer: (text: Text) => readonly string[];
    initializeCategory(name: string): this;
    learn(text: Text, category: string): Promise<this>;
    categorize(text: Text): Promise<string | null>;
    toJson(): string;
  }
  interface Bayes {
    <Text>(options?: { readonly tokenizer: (text: Text) => readonly string[] }): Classifier<Text>;
    fromJson<Text>(json: string): Classifier<Text>;
  }
  const bayes: Bayes;
  export default bayes;
}
