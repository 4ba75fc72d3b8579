/** Icons of the categories that people know by sight; the name stands beside them. */
import { BrainSparkleRegular } from "@fluentui/react-icons/svg/brain-sparkle";
import { DataLineRegular } from "@fluentui/react-icons/svg/data-line";
import { DatabaseRegular } from "@fluentui/react-icons/svg/database";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { GlobeRegular } from "@fluentui/react-icons/svg/globe";
import { KeyMultipleRegular } from "@fluentui/react-icons/svg/key-multiple";
import { PlugConnectedRegular } from "@fluentui/react-icons/svg/plug-connected";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { StorageRegular } from "@fluentui/react-icons/svg/storage";

const icons: { [category: string]: typeof SearchRegular } = {
	AIServices: BrainSparkleRegular,
	ApiKey: GlobeRegular,
	AppInsights: DataLineRegular,
	AzureKeyVault: KeyMultipleRegular,
	AzureOpenAI: BrainSparkleRegular,
	AzureStorageAccount: StorageRegular,
	BingLLMSearch: SearchRegular,
	CognitiveSearch: SearchRegular,
	CosmosDb: DatabaseRegular,
	CustomKeys: GlobeRegular,
	Databricks: DatabaseRegular,
	GroundingWithBingSearch: SearchRegular,
	GroundingWithCustomSearch: SearchRegular,
	OpenAI: BrainSparkleRegular,
	Sharepoint: DocumentRegular,
};

export function CategoryIcon({ category }: { category: string }) {
	const Icon = icons[category] ?? PlugConnectedRegular;
	return <Icon aria-hidden fontSize={18} />;
}
